import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useHref } from 'react-router-dom';
import Button from '@material-ui/core/Button';
import OpenInNewIcon from '@material-ui/icons/OpenInNew';
import {
  StudioDomain,
  StudioProfile,
  studioSignInUrl,
} from '@atelier/plugin-ml-platform-common';
import { openStudioRouteRef } from '../../routes';
import { Reason } from '../shared/Reason';

/** Opens Studio in a new tab with one's own profile, or says why it cannot be opened. */
export function OpenStudioButton(props: {
  slug: string;
  domain: StudioDomain;
  profile: StudioProfile;
}) {
  const { slug, domain, profile } = props;
  const openLink = useRouteRef(openStudioRouteRef);
  const href = useHref(
    openLink({
      slug,
      stage: domain.stage,
      region: domain.region,
      domainId: domain.domainId,
      profileName: profile.name,
    }),
  );
  const obstacle = obstacleOf(domain, profile);
  const reasonId = `${domain.domainId}-${profile.name}-reason`;

  if (obstacle) {
    return (
      <>
        <Button
          variant="contained"
          size="small"
          disabled
          aria-describedby={reasonId}
        >
          Open Studio
        </Button>
        <Reason id={reasonId}>{obstacle}</Reason>
      </>
    );
  }
  return (
    <Button
      variant="contained"
      color="primary"
      size="small"
      href={href}
      target="_blank"
      rel="noopener"
      endIcon={<OpenInNewIcon />}
      aria-label={`Open Studio as ${profile.name}, opens in a new tab`}
    >
      Open Studio
    </Button>
  );
}

function obstacleOf(domain: StudioDomain, profile: StudioProfile) {
  if (domain.status !== 'InService') {
    return `The domain is ${domain.status}; Studio opens when it is InService.`;
  }
  if (profile.status !== 'InService') {
    return `The profile is ${profile.status}; Studio opens when it is InService.`;
  }
  if (domain.authMode === 'SSO') {
    return (
      <>
        The domain signs people in through IAM Identity Center:{' '}
        <Link to={studioSignInUrl(domain)}>sign in there</Link>.
      </>
    );
  }
  return undefined;
}
