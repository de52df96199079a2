import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { MlAccount } from '@atelier/plugin-ml-platform-common';
import { ConsoleLink } from '../shared/ConsoleLink';
import { CopyableText } from '../shared/CopyableText';
import { RowHeader } from '../shared/RowHeader';
import { ScrollableTable } from '../shared/ScrollableTable';
import { Status } from '../shared/Status';
import { stageTitles } from '../shared/stageTitles';

/** The accounts of an ML project, one a row. */
export function AccountsTable(props: { accounts: MlAccount[] }) {
  return (
    <ScrollableTable label="Accounts">
      <TableHead>
        <TableRow>
          <TableCell>Stage</TableCell>
          <TableCell>Account ID</TableCell>
          <TableCell>Name</TableCell>
          <TableCell>Organizational unit</TableCell>
          <TableCell>State</TableCell>
          <TableCell>Regions</TableCell>
          <TableCell>Console</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.accounts.map(account => (
          <TableRow key={account.accountId} hover>
            <RowHeader>{stageTitles[account.stage]}</RowHeader>
            <TableCell>
              <CopyableText text={account.accountId} what="account ID" />
            </TableCell>
            <TableCell>{account.name}</TableCell>
            <TableCell>{account.organizationalUnit}</TableCell>
            <TableCell>
              {account.state === 'ACTIVE' ? (
                <Status kind="ok">{account.state}</Status>
              ) : (
                <Status kind="pending">{account.state}</Status>
              )}
            </TableCell>
            <TableCell>{account.regions.join(', ')}</TableCell>
            <TableCell>
              <ConsoleLink url={account.consoleUrl} of={account.name} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}
