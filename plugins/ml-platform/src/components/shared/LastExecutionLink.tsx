import { Link } from '@backstage/core-components';
import { MlProjectSummary } from '@atelier/plugin-ml-platform-common';
import { PipelineStatus } from './PipelineStatus';
import { Age } from './Age';
import { Note } from './Note';
import { useProjectPaths } from './useProjectPaths';

/** The newest execution of an ML project's pipelines: how it went, when, of which pipeline. */
export function LastExecutionLink(props: {
  slug: string;
  execution: MlProjectSummary['lastExecution'];
}) {
  const { slug, execution } = props;
  const paths = useProjectPaths(slug);
  if (!execution) {
    return <>None</>;
  }
  return (
    <>
      <Link to={paths.execution({ ...execution, execution: execution.id })}>
        <PipelineStatus status={execution.status} />
      </Link>
      <Note>
        {execution.pipeline}, <Age time={execution.startedAt} />
      </Note>
    </>
  );
}
