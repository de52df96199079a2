import { Link } from '@backstage/core-components';
import Breadcrumbs from '@material-ui/core/Breadcrumbs';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { PipelineRef } from '@atelier/plugin-ml-platform-common';
import { stageTitles } from '../shared/stageTitles';
import { useProjectPaths } from '../shared/useProjectPaths';

/** The way back from a pipeline or, where there is one, its execution. */
export function PipelineTrail(props: {
  slug: string;
  pipelineRef: PipelineRef;
  execution?: string;
}) {
  const { slug, pipelineRef, execution } = props;
  const { stage, pipeline } = pipelineRef;
  const paths = useProjectPaths(slug);
  const name = `${pipeline} (${stageTitles[stage]})`;

  return (
    <Box mb={2}>
      <Breadcrumbs aria-label="Where this is among the pipelines">
        <Link to={paths.pipelines}>Pipelines</Link>
        {execution ? (
          <Link to={paths.pipeline(pipelineRef)}>{name}</Link>
        ) : (
          <Typography component="h2" color="textPrimary" aria-current="page">
            {name}
          </Typography>
        )}
        {execution && (
          <Typography component="h2" color="textPrimary" aria-current="page">
            {execution}
          </Typography>
        )}
      </Breadcrumbs>
    </Box>
  );
}
