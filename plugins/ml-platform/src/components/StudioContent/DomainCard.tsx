import { InfoCard } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { StudioDomain } from '@atelier/plugin-ml-platform-common';
import { ConsoleLink } from '../shared/ConsoleLink';
import { CopyableText } from '../shared/CopyableText';
import { Facts } from '../shared/Facts';
import { stageTitles } from '../shared/stageTitles';
import { ProfilesTable } from './ProfilesTable';
import { ServiceStatus } from '../shared/ServiceStatus';

/** A Studio domain and its user profiles. */
export function DomainCard(props: { slug: string; domain: StudioDomain }) {
  const { slug, domain } = props;
  const facts = {
    Status: <ServiceStatus status={domain.status} />,
    'Domain ID': <CopyableText text={domain.domainId} what="domain ID" />,
    Stage: stageTitles[domain.stage],
    Account: domain.accountId,
    Region: domain.region,
    'Network access': domain.networkAccess,
    'Sign-in': domain.authMode,
    Console: <ConsoleLink url={domain.consoleUrl} of={domain.name} />,
  };

  return (
    <Box component="section" mb={3} aria-label={`Studio domain ${domain.name}`}>
      <InfoCard title={domain.name} subheader="Studio domain">
        <Facts facts={facts} />
        {domain.profiles.length === 0 ? (
          <Typography>
            Nobody has a Studio profile here yet. Get the first one with “Get a
            Studio profile”.
          </Typography>
        ) : (
          <ProfilesTable slug={slug} domain={domain} />
        )}
      </InfoCard>
    </Box>
  );
}
