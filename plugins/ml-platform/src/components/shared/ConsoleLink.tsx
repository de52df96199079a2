import { Link } from '@backstage/core-components';

/** The page of something in the AWS console, in a new tab. */
export function ConsoleLink(props: { url: string; of: string }) {
  return (
    <Link
      to={props.url}
      externalLinkIcon
      aria-label={`AWS console of ${props.of}`}
    >
      AWS console
    </Link>
  );
}
