import { useState } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import PlayIcon from '@material-ui/icons/PlayArrow';
import {
  MlPipeline,
  pipelineOperatePermission,
} from '@atelier/plugin-ml-platform-common';
import { StartDialog } from './StartDialog';

/** Starts a pipeline, for those who may. */
export function StartButton(props: { slug: string; pipeline: MlPipeline }) {
  const { slug, pipeline } = props;
  const [open, setOpen] = useState(false);
  const { allowed } = usePermission({
    permission: pipelineOperatePermission,
    resourceRef: slug,
  });

  if (!allowed || pipeline.status !== 'Active') {
    return null;
  }
  return (
    <>
      <Button
        variant="outlined"
        size="small"
        startIcon={<PlayIcon />}
        onClick={() => setOpen(true)}
        aria-label={`Start ${pipeline.name}`}
      >
        Start
      </Button>
      {open && (
        <StartDialog
          slug={slug}
          pipeline={pipeline}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
