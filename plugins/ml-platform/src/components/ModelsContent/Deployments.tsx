import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { ModelDeployment, stages } from '@atelier/plugin-ml-platform-common';
import { stageTitles } from '../shared/stageTitles';
import { ServiceStatus } from '../shared/ServiceStatus';

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
});

/** Where a model version serves, stage by stage. */
export function Deployments(props: { deployments: ModelDeployment[] }) {
  const classes = useStyles();
  if (props.deployments.length === 0) {
    return <>Nowhere</>;
  }
  const sorted = [...props.deployments].sort(
    (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage),
  );
  return (
    <ul className={classes.list}>
      {sorted.map(({ stage, accountId, region, endpoint, status, ...it }) => (
        <li key={`${accountId} ${region} ${endpoint}`}>
          <ServiceStatus status={status}>
            {stageTitles[stage]}:{' '}
            <Link
              to={it.consoleUrl}
              aria-label={`AWS console of endpoint ${endpoint} in ${stageTitles[stage]}`}
            >
              {endpoint}
            </Link>
          </ServiceStatus>
        </li>
      ))}
    </ul>
  );
}
