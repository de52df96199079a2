import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ModelEndpoint } from '@atelier/plugin-ml-platform-common';
import { Age } from '../shared/Age';
import { ConsoleLink } from '../shared/ConsoleLink';
import { Note } from '../shared/Note';
import { Reason } from '../shared/Reason';
import { RowHeader } from '../shared/RowHeader';
import { ScrollableTable } from '../shared/ScrollableTable';
import { stageTitles } from '../shared/stageTitles';
import { ServiceStatus } from '../shared/ServiceStatus';
import { modelVersionName } from './modelVersionName';

/** Endpoints, one a row. */
export function EndpointsTable(props: { endpoints: ModelEndpoint[] }) {
  return (
    <ScrollableTable label="Endpoints">
      <TableHead>
        <TableRow>
          <TableCell>Endpoint</TableCell>
          <TableCell>Stage</TableCell>
          <TableCell>Status</TableCell>
          <TableCell>Serves</TableCell>
          <TableCell>Instance type</TableCell>
          <TableCell>Changed</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {props.endpoints.map(endpoint => (
          <TableRow
            key={`${endpoint.accountId} ${endpoint.region} ${endpoint.name}`}
            hover
          >
            <RowHeader>
              {endpoint.name}
              <Note>
                <ConsoleLink url={endpoint.consoleUrl} of={endpoint.name} />
              </Note>
            </RowHeader>
            <TableCell>
              {stageTitles[endpoint.stage]}
              <Note>
                {endpoint.accountId}, {endpoint.region}
              </Note>
            </TableCell>
            <TableCell>
              <ServiceStatus status={endpoint.status} />
              {endpoint.failureReason && (
                <Reason>{endpoint.failureReason}</Reason>
              )}
            </TableCell>
            <TableCell>
              {endpoint.modelPackageArns.map(modelVersionName).join(', ') ||
                'No registered model'}
            </TableCell>
            <TableCell>{endpoint.instanceType ?? 'Unknown'}</TableCell>
            <TableCell>
              <Age time={endpoint.changedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}
