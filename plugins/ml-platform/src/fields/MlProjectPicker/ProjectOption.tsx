import Typography from '@material-ui/core/Typography';
import { MlProjectChoice } from '@atelier/plugin-ml-platform-common';
import { groupName } from '../refusals';

/** An ML project in the list, with its owner and cost centre, and why it cannot be chosen. */
export function ProjectOption({ choice }: { choice: MlProjectChoice }) {
  const owner = groupName(choice.owner);
  return (
    <div>
      <Typography>{choice.slug}</Typography>
      <Typography variant="caption" component="div">
        {owner}, {choice.costCenter}
        {!choice.member && ` (you are not a member of ${owner})`}
      </Typography>
    </div>
  );
}
