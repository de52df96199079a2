import { EntityRefLink } from '@backstage/plugin-catalog-react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  StudioDomain,
  StudioProfile,
} from '@atelier/plugin-ml-platform-common';
import { RowHeader } from '../shared/RowHeader';
import { ScrollableTable } from '../shared/ScrollableTable';
import { OpenStudioButton } from './OpenStudioButton';
import { Reason } from '../shared/Reason';
import { ServiceStatus } from '../shared/ServiceStatus';

/** The user profiles of a Studio domain, one's own first. */
export function ProfilesTable(props: { slug: string; domain: StudioDomain }) {
  const { slug, domain } = props;
  const profiles = [...domain.profiles].sort(
    (a, b) => Number(b.own) - Number(a.own) || a.name.localeCompare(b.name),
  );
  return (
    <ScrollableTable label={`Studio profiles in ${domain.name}`}>
      <TableHead>
        <TableRow>
          <TableCell>Profile</TableCell>
          <TableCell>Person</TableCell>
          <TableCell>Persona</TableCell>
          <TableCell>Status</TableCell>
          <TableCell>Created</TableCell>
          <TableCell>Studio</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {profiles.map(profile => (
          <TableRow key={profile.name} hover>
            <RowHeader>{profile.name}</RowHeader>
            <TableCell>
              <Person profile={profile} />
            </TableCell>
            <TableCell>{profile.persona ?? 'None'}</TableCell>
            <TableCell>
              <ServiceStatus status={profile.status} />
              {profile.failureReason && (
                <Reason>{profile.failureReason}</Reason>
              )}
            </TableCell>
            <TableCell>
              <Created at={profile.createdAt} />
            </TableCell>
            <TableCell>
              {profile.own && (
                <OpenStudioButton
                  slug={slug}
                  domain={domain}
                  profile={profile}
                />
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}

function Person({ profile }: { profile: StudioProfile }) {
  if (!profile.user) {
    return <>Not tagged</>;
  }
  return (
    <>
      <EntityRefLink entityRef={profile.user} defaultKind="user" />
      {profile.own && ' (you)'}
    </>
  );
}

function Created({ at }: { at?: string }) {
  if (!at) {
    return <>Unknown</>;
  }
  const date = new Date(at);
  return (
    <time dateTime={at} title={date.toLocaleString()}>
      {date.toLocaleDateString()}
    </time>
  );
}
