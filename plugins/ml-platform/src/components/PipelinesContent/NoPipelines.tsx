import { EmptyState, LinkButton } from '@backstage/core-components';
import { NotReadYet } from '../shared/NotReadYet';
import { useTemplateLink } from '../shared/useTemplateLink';

/** Why there is no pipeline to see, and what to do about it. */
export function NoPipelines(props: { slug: string; read: boolean }) {
  const { slug, read } = props;
  const link = useTemplateLink('mlops-train-deploy', slug);
  if (!read) {
    return (
      <NotReadYet
        slug={slug}
        title="Pipelines have not been read from AWS yet"
      />
    );
  }
  return (
    <EmptyState
      missing="content"
      title="No pipelines yet"
      description={`A template gives ${slug} a repository with CI and a SageMaker pipeline that trains, evaluates and registers a model. Pipelines made in other ways appear here too, a few minutes later.`}
      action={
        link ? (
          <LinkButton variant="contained" color="primary" to={link}>
            Create an MLOps project
          </LinkButton>
        ) : undefined
      }
    />
  );
}
