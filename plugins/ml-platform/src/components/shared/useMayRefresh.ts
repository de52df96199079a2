import { usePermission } from '@backstage/plugin-permission-react';
import { mlProjectRefreshPermission } from '@atelier/plugin-ml-platform-common';

/** Whether the person may have an ML project read from AWS now. */
export function useMayRefresh(slug: string): boolean {
  return usePermission({
    permission: mlProjectRefreshPermission,
    resourceRef: slug,
  }).allowed;
}
