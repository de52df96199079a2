import {
  DescribeUserProfileCommand,
  ListUserProfilesCommand,
  ListUserProfilesCommandOutput,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import pLimit from 'p-limit';
import { TagKeys } from '@atelier/plugin-ml-platform-common';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';
import { AwsTag, tagValue } from '../tags';
import { listSageMakerTags } from './domains';

/** A Studio user profile as `DescribeUserProfile` and `ListTags` give it. @public */
export interface StudioProfileDetails {
  domainId: string;
  name: string;
  arn: string;
  /** `InService`, `Pending`, `Updating`, `Deleting`, `Failed`, `Update_Failed` or `Delete_Failed`. */
  status: string;
  /** Why it is in a failed status, in AWS's words. */
  failureReason?: string;
  /** Entity ref of the person, from the tag. */
  user?: string;
  /** ARN of the role that notebooks and jobs of the profile have; absent: the domain's. */
  executionRoleArn?: string;
  /** ISO 8601. */
  createdAt?: string;
  tags: AwsTag[];
}

/** Where to look for profiles. @public */
export interface ProfileQuery {
  domainId: string;
  tagKeys: TagKeys;
  signal?: AbortSignal;
}

const describedAtOnce = 6;

/**
 * The user profiles of a Studio domain with their tags, all pages.
 *
 * AWS lists profiles without tags: each profile costs two more calls, six profiles at a time.
 * A profile that is deleted meanwhile is left out.
 *
 * @public
 */
export async function* listStudioProfiles(
  clients: AwsClients,
  target: AwsTarget,
  query: ProfileQuery,
): AsyncIterable<StudioProfileDetails> {
  const limit = pLimit(describedAtOnce);
  let token: string | undefined;
  do {
    const page = await listPage(clients, target, query, token);
    const profiles = await Promise.all(
      (page.UserProfiles ?? []).map(({ UserProfileName: name = '' }) =>
        limit(() => findStudioProfile(clients, target, { ...query, name })),
      ),
    );
    yield* profiles.filter(profile => profile !== undefined);
    token = page.NextToken;
  } while (token);
}

function listPage(
  clients: AwsClients,
  target: AwsTarget,
  { domainId, signal }: ProfileQuery,
  token: string | undefined,
): Promise<ListUserProfilesCommandOutput> {
  const client = clients.get(SageMakerClient, target);
  return callAws(
    'sagemaker:ListUserProfiles',
    target,
    () =>
      client.send(
        new ListUserProfilesCommand({
          DomainIdEquals: domainId,
          NextToken: token,
          MaxResults: 100,
        }),
        { abortSignal: signal },
      ),
    domainId,
  );
}

/**
 * One user profile with its tags. Throws a NotFoundError when there is none.
 *
 * @public
 */
export async function describeStudioProfile(
  clients: AwsClients,
  target: AwsTarget,
  query: ProfileQuery & { name: string },
): Promise<StudioProfileDetails> {
  const { domainId, name, tagKeys, signal } = query;
  const client = clients.get(SageMakerClient, target);
  const profile = await callAws(
    'sagemaker:DescribeUserProfile',
    target,
    () =>
      client.send(
        new DescribeUserProfileCommand({
          DomainId: domainId,
          UserProfileName: name,
        }),
        { abortSignal: signal },
      ),
    `${domainId}/${name}`,
  );
  const arn = profile.UserProfileArn ?? '';
  const tags = await listSageMakerTags(clients, target, arn, { signal });
  return {
    domainId,
    name,
    arn,
    status: profile.Status ?? '',
    failureReason: profile.FailureReason,
    user: tagValue(tags, tagKeys.user),
    executionRoleArn: profile.UserSettings?.ExecutionRole,
    createdAt: profile.CreationTime?.toISOString(),
    tags,
  };
}

/** One user profile with its tags, or undefined when there is none. */
async function findStudioProfile(
  clients: AwsClients,
  target: AwsTarget,
  query: ProfileQuery & { name: string },
): Promise<StudioProfileDetails | undefined> {
  try {
    return await describeStudioProfile(clients, target, query);
  } catch (error) {
    if ((error as Error).name === 'NotFoundError') {
      return undefined;
    }
    throw error;
  }
}
