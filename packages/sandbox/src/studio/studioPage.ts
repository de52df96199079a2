import { domains, userProfiles } from '../aws/sagemaker/documents';
import { profileKey } from '../aws/sagemaker/lookUp';
import type { Env } from '../aws/service';
import { studioHtml } from './html';
import { useToken } from './presignedUrls';

export interface StudioAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Answers `GET /_studio/<domain id>/auth?token=…`, the page behind a presigned Studio URL. */
export function studioPage(url: URL, env: Env): StudioAnswer {
  const [, , domainId, page] = url.pathname.split('/');
  const token = url.searchParams.get('token');
  if (page !== 'auth' || !domainId || !token) {
    return refuse(404, 'Not Found', 'There is no such page in Studio.');
  }
  const link = useToken(domainId, token, env);
  if (!link) {
    return refuse(
      403,
      'Invalid or Expired Auth Token',
      'A presigned link opens Studio once, and only until it expires. Ask for a new one.',
    );
  }
  const domain = env.store.get(domains, link, domainId);
  const profile = env.store.get(
    userProfiles,
    link,
    profileKey(domainId, link.userProfileName),
  );
  if (!domain || !profile || profile.Status !== 'InService') {
    return refuse(
      400,
      'User profile not available',
      `The user profile ${link.userProfileName} is not InService in ${domainId}.`,
    );
  }
  return answer(
    200,
    studioHtml('SageMaker Studio', 'You are signed in to SageMaker Studio.', [
      ['Domain', `${domain.DomainName} (${domain.DomainId})`],
      ['User profile', profile.UserProfileName],
      [
        'Execution role',
        profile.UserSettings.ExecutionRole ??
          domain.DefaultUserSettings.ExecutionRole ??
          '',
      ],
      ['Account', link.account],
      ['Region', link.region],
    ]),
  );
}

function refuse(status: number, title: string, text: string): StudioAnswer {
  return answer(status, studioHtml(title, text, []));
}

function answer(status: number, body: string): StudioAnswer {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}
