import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { createFromTemplateRouteRef } from '../../routes';

/** Leads to the golden path that gives a Studio profile, with the ML project filled in. */
export function GetProfileButton(props: { slug: string }) {
  const templateLink = useRouteRef(createFromTemplateRouteRef);
  if (!templateLink) {
    return null;
  }
  const path = templateLink({
    namespace: 'default',
    templateName: 'studio-user-profile',
  });
  const formData = new URLSearchParams({
    formData: JSON.stringify({ project: props.slug }),
  });
  return (
    <LinkButton variant="contained" color="primary" to={`${path}?${formData}`}>
      Get a Studio profile
    </LinkButton>
  );
}
