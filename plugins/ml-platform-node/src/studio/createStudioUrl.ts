import {
  CreatePresignedDomainUrlCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { StudioSession } from '@atelier/plugin-ml-platform-common';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';

const lifeInSeconds = 30;

/**
 * A link that opens Studio with a user profile, for whoever has it, within 30 seconds.
 *
 * It is a secret: never store or log it. Whether the caller may use the profile is for the caller to check first.
 * Works for domains with IAM sign-in; the target's role is the provisioner.
 *
 * Source: SageMaker `CreatePresignedDomainUrl`.
 *
 * @public
 */
export async function createStudioUrl(
  clients: AwsClients,
  target: AwsTarget,
  profile: { domainId: string; profileName: string; signal?: AbortSignal },
): Promise<StudioSession> {
  const { domainId, profileName, signal } = profile;
  const client = clients.get(SageMakerClient, target);
  const expiresAt = new Date(Date.now() + lifeInSeconds * 1000).toISOString();
  const { AuthorizedUrl: url = '' } = await callAws(
    'sagemaker:CreatePresignedDomainUrl',
    target,
    () =>
      client.send(
        new CreatePresignedDomainUrlCommand({
          DomainId: domainId,
          UserProfileName: profileName,
          ExpiresInSeconds: lifeInSeconds,
        }),
        { abortSignal: signal },
      ),
    `${domainId}/${profileName}`,
  );
  return { url, expiresAt };
}
