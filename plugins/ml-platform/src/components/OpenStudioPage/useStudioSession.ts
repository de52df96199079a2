import { useCallback, useEffect, useRef, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { OpenStudioRequest } from '@atelier/plugin-ml-platform-common';
import { mlPlatformApiRef } from '../../api';

/**
 * Asks for a Studio session once and leaves for it.
 *
 * Its URL is a secret that works once: it goes to the browser's location and nowhere else,
 * in place of this page, so that going back does not ask again.
 */
export function useStudioSession(slug: string, profile: OpenStudioRequest) {
  const { stage, region, domainId, profileName } = profile;
  const api = useApi(mlPlatformApiRef);
  const [error, setError] = useState<unknown>();
  const asked = useRef(false);

  const open = useCallback(async () => {
    // React runs effects twice in development; that must not make a second session.
    if (asked.current) {
      return;
    }
    asked.current = true;
    setError(undefined);
    try {
      const { url } = await api.openStudio(slug, {
        stage,
        region,
        domainId,
        profileName,
      });
      if (!/^https?:\/\//.test(url)) {
        throw new Error('The portal answered without an address to go to.');
      }
      window.location.replace(url);
    } catch (reason) {
      asked.current = false;
      setError(reason);
    }
  }, [api, slug, stage, region, domainId, profileName]);

  useEffect(() => {
    open();
  }, [open]);

  return { error, retry: open };
}
