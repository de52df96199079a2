import { useRouteRef } from '@backstage/core-plugin-api';
import { createFromTemplateRouteRef } from '../../routes';

/** The address of a template's form with the ML project filled in; nothing where the portal has no templates. */
export function useTemplateLink(
  templateName: string,
  slug: string,
): string | undefined {
  const link = useRouteRef(createFromTemplateRouteRef);
  const formData = new URLSearchParams({
    formData: JSON.stringify({ project: slug }),
  });
  return link && `${link({ namespace: 'default', templateName })}?${formData}`;
}
