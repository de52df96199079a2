import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Box from '@material-ui/core/Box';
import { makeStyles } from '@material-ui/core/styles';
import { MlProjectDetails } from '@atelier/plugin-ml-platform-common';
import { AccountChips } from '../shared/AccountChips';
import { AsOf } from '../shared/AsOf';
import { formatMoney } from '../shared/formatMoney';
import { LastExecutionLink } from '../shared/LastExecutionLink';
import { PartFailures } from '../shared/PartFailures';
import { useProjectPaths } from '../shared/useProjectPaths';

const useStyles = makeStyles(theme => ({
  facts: {
    margin: 0,
    '& dt': {
      ...theme.typography.caption,
      color: theme.palette.text.secondary,
    },
    '& dd': { ...theme.typography.body2, margin: theme.spacing(0, 0, 2) },
  },
}));

/** Owner, cost centre, accounts and month-to-date cost of an ML project, and where to see more. */
export function ProjectFacts({ project }: { project: MlProjectDetails }) {
  const { slug, owner, costCenter, accounts, monthToDate } = project;
  const classes = useStyles();
  const paths = useProjectPaths(slug);

  return (
    <>
      <PartFailures
        failures={project.failures}
        accounts={accounts}
        of="accounts and costs"
      />
      <dl className={classes.facts}>
        <dt>Owner</dt>
        <dd>
          <EntityRefLink entityRef={owner} defaultKind="group" />
        </dd>
        <dt>Cost centre</dt>
        <dd>{costCenter}</dd>
        <dt>Accounts</dt>
        <dd>
          <AccountChips slug={slug} accounts={accounts} />
        </dd>
        <dt>Cost, month to date</dt>
        <dd>{monthToDate ? formatMoney(monthToDate) : 'Not collected yet'}</dd>
        <dt>Last execution</dt>
        <dd>
          <LastExecutionLink slug={slug} execution={project.lastExecution} />
        </dd>
      </dl>
      <Box display="flex" flexWrap="wrap" alignItems="center" gridGap={16}>
        <Link to={paths.accounts}>Accounts</Link>
        <Link to={paths.studio}>Studio</Link>
        <Link to={paths.pipelines}>Pipelines</Link>
        <Link to={paths.models}>Models</Link>
        <Link to={paths.costs}>Costs</Link>
        <Box ml="auto">
          <AsOf time={project.asOf} />
        </Box>
      </Box>
    </>
  );
}
