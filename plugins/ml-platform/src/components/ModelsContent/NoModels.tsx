import { EmptyState } from '@backstage/core-components';

/** Why there is no model to see, and what to do about it. */
export function NoModels(props: { slug: string; read: boolean }) {
  return props.read ? (
    <EmptyState
      missing="content"
      title="No models yet"
      description={`A model version appears here when a pipeline of ${props.slug} registers one in a model package group. The MLOps template makes such a pipeline.`}
    />
  ) : (
    <EmptyState
      missing="data"
      title="Models were not read from AWS yet"
      description="They are read every few minutes. Refresh to read them now."
    />
  );
}
