import { EmptyState } from '@backstage/core-components';
import { Stage } from '@atelier/plugin-ml-platform-common';
import { stageTitles } from '../shared/stageTitles';
import { useMayRefresh } from '../shared/useMayRefresh';

/** Says that there is no such pipeline, and what may be the matter. */
export function UnknownPipeline(props: {
  slug: string;
  name: string;
  stage: Stage;
  region: string;
}) {
  const mayRefresh = useMayRefresh(props.slug);
  return (
    <EmptyState
      missing="content"
      title={`No pipeline ${props.name} in ${stageTitles[props.stage]}, ${
        props.region
      }`}
      description={
        mayRefresh
          ? 'It may have been deleted, or made in the last minutes: then refresh to see it.'
          : 'It may have been deleted, or made in the last minutes: AWS is read every few minutes.'
      }
    />
  );
}
