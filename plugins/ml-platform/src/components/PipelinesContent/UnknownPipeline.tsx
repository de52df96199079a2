import { EmptyState } from '@backstage/core-components';
import { Stage } from '@atelier/plugin-ml-platform-common';
import { stageTitles } from '../shared/stageTitles';

/** Says that there is no such pipeline, and what may be the matter. */
export function UnknownPipeline(props: {
  name: string;
  stage: Stage;
  region: string;
}) {
  return (
    <EmptyState
      missing="content"
      title={`No pipeline ${props.name} in ${stageTitles[props.stage]}, ${
        props.region
      }`}
      description="It may have been deleted, or made in the last minutes: then refresh to see it."
    />
  );
}
