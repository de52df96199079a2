import { WarningPanel } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { MlAccount, PartFailure } from '@atelier/plugin-ml-platform-common';
import { formatAge } from './formatAge';

/** What could not be read, account by account, to stand beside the data of the others. */
export function PartFailures(props: {
  failures: PartFailure[];
  accounts?: MlAccount[];
}) {
  const { failures, accounts = [] } = props;
  if (failures.length === 0) {
    return null;
  }
  const count = new Set(failures.map(({ accountId }) => accountId)).size;
  return (
    <WarningPanel
      severity="warning"
      defaultExpanded
      title={
        count === 1
          ? 'One account could not be read'
          : `${count} accounts could not be read`
      }
      message="What is shown of it is what was last known. The others are not affected."
    >
      <ul aria-label="Accounts that could not be read">
        {failures.map(failure => (
          <li key={`${failure.accountId} ${failure.region} ${failure.message}`}>
            <Typography variant="body2">
              <strong>{placeOf(failure, accounts)}</strong>: {failure.message}{' '}
              <span>(tried {formatAge(failure.at, Date.now())})</span>
            </Typography>
          </li>
        ))}
      </ul>
    </WarningPanel>
  );
}

function placeOf({ accountId, region }: PartFailure, accounts: MlAccount[]) {
  const name = accounts.find(it => it.accountId === accountId)?.name;
  const account = name
    ? `Account ${accountId} (${name})`
    : `Account ${accountId}`;
  return region ? `${account}, ${region}` : account;
}
