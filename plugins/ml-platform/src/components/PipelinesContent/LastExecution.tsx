import { Link } from '@backstage/core-components';
import { MlPipeline } from '@atelier/plugin-ml-platform-common';
import { Age } from '../shared/Age';
import { Duration } from '../shared/Duration';
import { useProjectPaths } from '../shared/useProjectPaths';
import { Note } from '../shared/Note';
import { Reason } from '../shared/Reason';
import { isRunning } from './pipelineStates';
import { PipelineStatus } from '../shared/PipelineStatus';

/** What a pipeline did last, and why it failed. */
export function LastExecution(props: { slug: string; pipeline: MlPipeline }) {
  const { slug, pipeline } = props;
  const paths = useProjectPaths(slug);
  const [last] = pipeline.executions;
  if (!last) {
    return <>Never ran</>;
  }
  const running = isRunning(last.status);
  return (
    <>
      <Link
        to={paths.execution({
          stage: pipeline.stage,
          region: pipeline.region,
          pipeline: pipeline.name,
          execution: last.id,
        })}
      >
        <PipelineStatus status={last.status} />
      </Link>
      <Note>
        <Age time={last.startedAt} />
        {(running || last.endedAt) && (
          <>
            {running ? ', running for ' : ', took '}
            <Duration {...last} running={running} />
          </>
        )}
      </Note>
      {last.failureReason && <Reason>{last.failureReason}</Reason>}
    </>
  );
}
