import { Link } from '@backstage/core-components';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { ModelGroup, ModelVersion } from '@atelier/plugin-ml-platform-common';
import { Age } from '../shared/Age';
import { Note } from '../shared/Note';
import { Reason } from '../shared/Reason';
import { RowHeader } from '../shared/RowHeader';
import { ScrollableTable } from '../shared/ScrollableTable';
import { ApprovalActions } from './ApprovalActions';
import { ApprovalStatus } from './ApprovalStatus';
import { Deployments } from './Deployments';
import { Metrics } from './Metrics';

/** The versions of a model, newest first. */
export function ModelVersionsTable(props: {
  slug: string;
  group: ModelGroup;
  /** Those to show. */
  versions: ModelVersion[];
  executionLink: (arn: string | undefined) => string | undefined;
  onChanged: () => void;
}) {
  const { slug, group, versions, executionLink, onChanged } = props;
  return (
    <ScrollableTable label={`Versions of ${group.name}`}>
      <TableHead>
        <TableRow>
          <TableCell>Version</TableCell>
          <TableCell>Approval</TableCell>
          <TableCell>Metrics</TableCell>
          <TableCell>Created</TableCell>
          <TableCell>Deployed</TableCell>
          <TableCell>Decide</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {versions.map(version => (
          <TableRow key={version.version} hover>
            <RowHeader>{version.version}</RowHeader>
            <TableCell>
              <ApprovalStatus approval={version.approval} />
              {version.approvalDescription && (
                <Reason>{version.approvalDescription}</Reason>
              )}
            </TableCell>
            <TableCell>
              <Metrics version={version} />
            </TableCell>
            <TableCell>
              <Created
                version={version}
                link={executionLink(version.pipelineExecutionArn)}
              />
            </TableCell>
            <TableCell>
              <Deployments deployments={version.deployments} />
            </TableCell>
            <TableCell>
              <ApprovalActions
                slug={slug}
                group={group}
                version={version}
                onChanged={onChanged}
              />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}

/** When a version was made, and by which execution where that is known. */
function Created(props: { version: ModelVersion; link?: string }) {
  const { version, link } = props;
  const { createdAt, status } = version;
  return (
    <>
      {link ? (
        <Link to={link}>
          <Age time={createdAt} />
        </Link>
      ) : (
        <Age time={createdAt} />
      )}
      {status !== 'Completed' && <Note>{status}</Note>}
    </>
  );
}
