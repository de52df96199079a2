import { EmptyState } from '@backstage/core-components';
import { NotReadYet } from '../shared/NotReadYet';

/** Why there is no model to see, and what to do about it. */
export function NoModels(props: { slug: string; read: boolean }) {
  return props.read ? (
    <EmptyState
      missing="content"
      title="No models yet"
      description={`A model version appears here when a pipeline of ${props.slug} registers one in a model package group. The MLOps template makes such a pipeline.`}
    />
  ) : (
    <NotReadYet
      slug={props.slug}
      title="Models have not been read from AWS yet"
    />
  );
}
