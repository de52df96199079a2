import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  ModelApprovalRequest,
  ModelGroup,
} from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';
import { ActionDialog } from '../shared/ActionDialog';

/** Source: SageMaker `ApprovalDescription`. */
const maxComment = 1024;

const consequences: Record<ModelApprovalRequest['approval'], string> = {
  Approved:
    'What waits for the approval starts at once: with the MLOps template, CI deploys the version to PreProd and then asks before Prod.',
  Rejected:
    'It is not deployed any further. Where it serves already, it goes on serving until another version is deployed.',
};

/** Asks why, and approves or rejects a model version. */
export function ApprovalDialog(props: {
  slug: string;
  group: ModelGroup;
  version: number;
  decision: ModelApprovalRequest['approval'];
  verb: string;
  onChanged: () => void;
  onClose: () => void;
}) {
  const { slug, group, version, decision, verb, onChanged, onClose } = props;
  const { accountId, region, name } = group;
  const api = useApi(mlPlatformApiRef);
  const [comment, setComment] = useState('');

  const decide = async () => {
    await api.setModelApproval(
      slug,
      { accountId, region, group: name, version },
      { approval: decision, comment: comment.trim() || undefined },
    );
    onChanged();
  };

  return (
    <ActionDialog
      title={`${verb} version ${version} of ${name}?`}
      confirm={verb}
      act={decide}
      onClose={onClose}
    >
      <Typography paragraph>{consequences[decision]}</Typography>
      <TextField
        id="approval-comment"
        label="Comment"
        helperText={`Why; others read it beside the version. ${comment.length} of ${maxComment} characters.`}
        value={comment}
        onChange={event => setComment(event.target.value)}
        inputProps={{ maxLength: maxComment }}
        multiline
        minRows={3}
        fullWidth
        variant="outlined"
        margin="dense"
      />
    </ActionDialog>
  );
}
