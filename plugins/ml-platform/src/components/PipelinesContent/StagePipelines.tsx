import { InfoCard, Link } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { MlPipeline } from '@atelier/plugin-ml-platform-common';
import { RowHeader } from '../shared/RowHeader';
import { ScrollableTable } from '../shared/ScrollableTable';
import { stageTitles } from '../shared/stageTitles';
import { useProjectPaths } from '../shared/useProjectPaths';
import { LastExecution } from './LastExecution';
import { RecentExecutions } from './RecentExecutions';
import { StartButton } from './StartButton';

/** The pipelines of one account and region. */
export function StagePipelines(props: {
  slug: string;
  pipelines: MlPipeline[];
}) {
  const { slug, pipelines } = props;
  const paths = useProjectPaths(slug);
  const [{ stage, accountId, region }] = pipelines;
  const title = stageTitles[stage];

  return (
    <Box component="section" aria-label={`Pipelines in ${title}, ${region}`}>
      <InfoCard title={title} subheader={`Account ${accountId}, ${region}`}>
        <ScrollableTable label={`Pipelines in ${title}, ${region}`}>
          <TableHead>
            <TableRow>
              <TableCell>Pipeline</TableCell>
              <TableCell>Last execution</TableCell>
              <TableCell>Recent executions, newest last</TableCell>
              <TableCell>Start</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {pipelines.map(pipeline => {
              const ref = { stage, region, pipeline: pipeline.name };
              return (
                <TableRow key={pipeline.name} hover>
                  <RowHeader>
                    <Link to={paths.pipeline(ref)}>
                      {pipeline.displayName || pipeline.name}
                    </Link>
                  </RowHeader>
                  <TableCell>
                    <LastExecution slug={slug} pipeline={pipeline} />
                  </TableCell>
                  <TableCell>
                    <RecentExecutions slug={slug} pipeline={pipeline} />
                  </TableCell>
                  <TableCell>
                    <StartButton slug={slug} pipeline={pipeline} />
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </ScrollableTable>
      </InfoCard>
    </Box>
  );
}
