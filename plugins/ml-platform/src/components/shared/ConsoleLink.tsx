import { Link } from '@backstage/core-components';
import OpenInNewIcon from '@material-ui/icons/OpenInNew';

/** The page of something in the AWS console, in a new tab. */
export function ConsoleLink(props: { url: string; of: string }) {
  return (
    <Link to={props.url} aria-label={`AWS console of ${props.of}`}>
      AWS console <OpenInNewIcon fontSize="inherit" />
    </Link>
  );
}
