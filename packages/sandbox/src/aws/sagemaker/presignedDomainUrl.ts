import { createToken } from '../../studio/presignedUrls';
import { operation } from '../service';
import { s } from '../shapes';
import { validationException } from './errors';
import { getDomain, getUserProfile } from './lookUp';
import * as shapes from './shapes/common';

export const CreatePresignedDomainUrl = operation({
  write: true,
  input: s.structure({
    DomainId: shapes.domainId.required(),
    UserProfileName: shapes.userProfileName.required(),
    SessionExpirationDurationInSeconds: s.integer({ min: 1800, max: 43200 }),
    ExpiresInSeconds: s.integer({ min: 5, max: 300 }),
    SpaceName: shapes.spaceName,
    LandingUri: s.string({ max: 1023 }),
  }),
  handle({ DomainId, UserProfileName, ExpiresInSeconds = 300 }, call) {
    const domain = getDomain(DomainId, call);
    const profile = getUserProfile(DomainId, UserProfileName, call);
    if (domain.AuthMode !== 'IAM') {
      throw validationException(
        `CreatePresignedDomainUrl is not supported for Domain [${DomainId}] with AuthMode [${domain.AuthMode}].`,
      );
    }
    if (profile.Status !== 'InService') {
      throw validationException(
        `User Profile [${UserProfileName}] is in [${profile.Status}] state; it must be InService to sign in.`,
      );
    }
    const { account, region, env, principal } = call;
    const token = createToken(
      {
        account,
        region,
        domainId: DomainId,
        userProfileName: UserProfileName,
        expiresAt: env.clock.now().getTime() + ExpiresInSeconds * 1_000,
        requestedBy: principal.arn,
      },
      env,
    );
    return {
      AuthorizedUrl: `${env.awsUrl}/_studio/${DomainId}/auth?token=${token}`,
    };
  },
});
