import { useState } from 'react';
import { usePermission } from '@backstage/plugin-permission-react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import {
  ModelApprovalRequest,
  modelApprovePermission,
  ModelGroup,
  ModelVersion,
} from '@atelier/plugin-ml-platform-common';
import { ApprovalDialog } from './ApprovalDialog';

type Decision = ModelApprovalRequest['approval'];

const verbs: Record<Decision, string> = {
  Approved: 'Approve',
  Rejected: 'Reject',
};
const decisions: Decision[] = ['Approved', 'Rejected'];

/** Approves or rejects a model version, for those who may. */
export function ApprovalActions(props: {
  slug: string;
  group: ModelGroup;
  version: ModelVersion;
  onChanged: () => void;
}) {
  const { slug, group, version, onChanged } = props;
  const [decision, setDecision] = useState<Decision>();
  const { allowed } = usePermission({
    permission: modelApprovePermission,
    resourceRef: slug,
  });

  if (!allowed || version.status !== 'Completed') {
    return null;
  }
  return (
    <Box display="flex" gridGap={8}>
      {decisions
        .filter(it => it !== version.approval)
        .map(it => (
          <Button
            key={it}
            size="small"
            variant="outlined"
            onClick={() => setDecision(it)}
            aria-label={`${verbs[it]} version ${version.version} of ${group.name}`}
          >
            {verbs[it]}
          </Button>
        ))}
      {decision && (
        <ApprovalDialog
          slug={slug}
          group={group}
          version={version.version}
          decision={decision}
          verb={verbs[decision]}
          onChanged={onChanged}
          onClose={() => setDecision(undefined)}
        />
      )}
    </Box>
  );
}
