import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  PipelineExecutionSummary,
  PipelineRef,
} from '@atelier/plugin-ml-platform-common';
import { LoadError } from '../shared/LoadError';
import { ExecutionsTable } from './ExecutionsTable';
import { useOlderExecutions } from './useOlderExecutions';

/**
 * The executions of a pipeline, newest first, older ones when asked for.
 *
 * @param newest - The newest ones, which are read again and again.
 */
export function ExecutionHistory(props: {
  slug: string;
  pipelineRef: PipelineRef;
  newest: PipelineExecutionSummary[];
}) {
  const { slug, pipelineRef, newest } = props;
  const older = useOlderExecutions(slug, pipelineRef, newest.length);
  const known = new Set(newest.map(it => it.id));
  const executions = [
    ...newest,
    ...older.items.filter(({ id }) => !known.has(id)),
  ];

  if (executions.length === 0) {
    return (
      <Typography>
        It has never run. Start it here, or let its repository’s CI do so.
      </Typography>
    );
  }
  return (
    <>
      <ExecutionsTable
        slug={slug}
        pipelineRef={pipelineRef}
        executions={executions}
      />
      <Box mt={2}>
        {older.error && (
          <LoadError
            error={older.error}
            action={`read older executions of ${pipelineRef.pipeline}`}
            onRetry={older.readMore}
          />
        )}
        {older.more && !older.error && (
          <Button
            variant="outlined"
            disabled={older.loading}
            onClick={older.readMore}
          >
            {older.loading ? 'Reading…' : 'Show older executions'}
          </Button>
        )}
      </Box>
    </>
  );
}
