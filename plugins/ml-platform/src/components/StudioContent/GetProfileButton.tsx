import { LinkButton } from '@backstage/core-components';
import { useTemplateLink } from '../shared/useTemplateLink';

/** Leads to the golden path that gives a Studio profile, with the ML project filled in. */
export function GetProfileButton(props: { slug: string }) {
  const link = useTemplateLink('studio-user-profile', props.slug);
  if (!link) {
    return null;
  }
  return (
    <LinkButton variant="contained" color="primary" to={link}>
      Get a Studio profile
    </LinkButton>
  );
}
