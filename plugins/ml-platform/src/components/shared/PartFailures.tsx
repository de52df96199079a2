import { WarningPanel } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { MlAccount, PartFailure } from '@atelier/plugin-ml-platform-common';
import { Age } from './Age';

/**
 * What could not be read, to stand beside what could.
 *
 * @param of - What is read for all at once, such as `costs`, which a failure may be about; else each is about its account only.
 */
export function PartFailures(props: {
  failures: PartFailure[];
  accounts?: MlAccount[];
  of?: string;
}) {
  const { failures, accounts = [], of } = props;
  if (failures.length === 0) {
    return null;
  }
  return (
    <WarningPanel
      severity="warning"
      defaultExpanded
      title={of ? `Not all ${of} could be read` : accountsTitle(failures)}
      message={
        of
          ? 'What is shown may be what was last known.'
          : 'What is shown of it is what was last known. The others are not affected.'
      }
    >
      <ul
        aria-label={
          of ? 'What could not be read' : 'Accounts that could not be read'
        }
      >
        {failures.map(failure => (
          <li key={`${failure.accountId} ${failure.region} ${failure.message}`}>
            <Typography variant="body2">
              <strong>{placeOf(failure, accounts)}</strong>: {failure.message}{' '}
              (tried <Age time={failure.at} />)
            </Typography>
          </li>
        ))}
      </ul>
    </WarningPanel>
  );
}

function accountsTitle(failures: PartFailure[]) {
  const count = new Set(failures.map(({ accountId }) => accountId)).size;
  return count === 1
    ? 'One account could not be read'
    : `${count} accounts could not be read`;
}

function placeOf({ accountId, region }: PartFailure, accounts: MlAccount[]) {
  const name = accounts.find(it => it.accountId === accountId)?.name;
  const account = name
    ? `Account ${accountId} (${name})`
    : `Account ${accountId}`;
  return region ? `${account}, ${region}` : account;
}
