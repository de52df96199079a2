import { useState } from 'react';
import { InfoCard } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { ModelGroup } from '@atelier/plugin-ml-platform-common';
import { ConsoleLink } from '../shared/ConsoleLink';
import { ModelVersionsTable } from './ModelVersionsTable';
import { versionsAtFirst } from './versionsAtFirst';

/** A model package group and its versions. */
export function ModelGroupCard(props: {
  slug: string;
  group: ModelGroup;
  executionLink: (arn: string | undefined) => string | undefined;
  onChanged: () => void;
}) {
  const { group, ...shared } = props;
  const { name, accountId, region, description, versions } = group;
  const [all, setAll] = useState(false);
  const shown = all ? versions : versionsAtFirst(versions);

  return (
    <Box component="section" aria-label={`Model ${name}`}>
      <InfoCard
        title={name}
        subheader={`Model package group in account ${accountId}, ${region}`}
        action={
          <Box p={2}>
            <ConsoleLink url={group.consoleUrl} of={name} />
          </Box>
        }
      >
        {description && <Typography paragraph>{description}</Typography>}
        {versions.length === 0 ? (
          <Typography>
            No versions yet. A pipeline that succeeds registers the first one.
          </Typography>
        ) : (
          <ModelVersionsTable group={group} versions={shown} {...shared} />
        )}
        {shown.length < versions.length && (
          <Box mt={1}>
            <Button
              onClick={() => setAll(true)}
              aria-label={`Show all ${versions.length} versions of ${name}`}
            >
              Show all {versions.length} versions
            </Button>
          </Box>
        )}
      </InfoCard>
    </Box>
  );
}
