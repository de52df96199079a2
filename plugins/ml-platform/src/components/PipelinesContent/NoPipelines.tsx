import { EmptyState, LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { createFromTemplateRouteRef } from '../../routes';
import { NotReadYet } from '../shared/NotReadYet';

/** Why there is no pipeline to see, and what to do about it. */
export function NoPipelines(props: { slug: string; read: boolean }) {
  const { slug, read } = props;
  const templateLink = useRouteRef(createFromTemplateRouteRef);
  if (!read) {
    return (
      <NotReadYet
        slug={slug}
        title="Pipelines have not been read from AWS yet"
      />
    );
  }
  const path = templateLink?.({
    namespace: 'default',
    templateName: 'mlops-train-deploy',
  });
  const formData = new URLSearchParams({
    formData: JSON.stringify({ project: slug }),
  });
  return (
    <EmptyState
      missing="content"
      title="No pipelines yet"
      description={`A template gives ${slug} a repository with CI and a SageMaker pipeline that trains, evaluates and registers a model. Pipelines made in other ways appear here too, a few minutes later.`}
      action={
        path ? (
          <LinkButton
            variant="contained"
            color="primary"
            to={`${path}?${formData}`}
          >
            Create an MLOps project
          </LinkButton>
        ) : undefined
      }
    />
  );
}
