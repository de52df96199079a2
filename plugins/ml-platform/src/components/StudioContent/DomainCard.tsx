import { InfoCard } from '@backstage/core-components';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { StudioDomain } from '@atelier/plugin-ml-platform-common';
import { ConsoleLink } from '../shared/ConsoleLink';
import { CopyableText } from '../shared/CopyableText';
import { stageTitles } from '../shared/stageTitles';
import { ProfilesTable } from './ProfilesTable';
import { StudioStatus } from './StudioStatus';

const useStyles = makeStyles(theme => ({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(160px, 1fr))',
    gap: theme.spacing(2),
    margin: theme.spacing(0, 0, 3),
    '& dt': {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
    },
    '& dd': { ...theme.typography.body2, margin: 0, overflowWrap: 'anywhere' },
  },
}));

/** A Studio domain and its user profiles. */
export function DomainCard(props: { slug: string; domain: StudioDomain }) {
  const { slug, domain } = props;
  const classes = useStyles();
  const facts = {
    Status: <StudioStatus status={domain.status} />,
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
        <dl className={classes.facts}>
          {Object.entries(facts).map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
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
