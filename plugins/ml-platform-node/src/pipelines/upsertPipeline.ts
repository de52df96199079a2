import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  CreatePipelineCommand,
  DescribePipelineCommand,
  DescribePipelineResponse,
  ListTagsCommand,
  SageMakerClient,
  UpdatePipelineCommand,
} from '@aws-sdk/client-sagemaker';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { callAws } from '../calls/callAws';
import { AwsClients, AwsTarget } from '../clients';
import { assertOwnTags, AwsTag, tagValue } from '../tags';

const stackTag = 'aws:cloudformation:stack-id';

/** The pipeline that is wanted. @public */
export interface WantedPipeline {
  /** Its identity in the account and region. */
  name: string;
  /** JSON; see `checkPipelineDefinition`. */
  definition: string;
  /** Role that executions run with. */
  roleArn: string;
  tags: AwsTag[];
  /** Keys of the tags that say whose it is: one with other values is never touched. */
  identityTags: string[];
  signal?: AbortSignal;
}

/** A pipeline that is as wanted. @public */
export interface UpsertedPipeline {
  pipelineArn: string;
  /** It was there before. */
  existed: boolean;
  /** It was there, and was changed. */
  updated: boolean;
}

/**
 * Makes a pipeline be there as wanted.
 *
 * Found and right (its definition is compared as JSON): returned. Ours and different: updated. Absent: created, with a token
 * made of what is wanted, so that calling this twice creates it once. Somebody else's, or made by CloudFormation: a
 * ConflictError that says whose, and nothing is touched.
 * Source: SageMaker `DescribePipeline`, `CreatePipeline`, `UpdatePipeline`, `ListTags`.
 *
 * @public
 */
export async function upsertPipeline(
  clients: AwsClients,
  target: AwsTarget,
  wanted: WantedPipeline,
): Promise<UpsertedPipeline> {
  const found = await findOwnPipeline(clients, target, wanted);
  if (!found) {
    return create(clients, target, wanted);
  }
  const pipelineArn = found.PipelineArn ?? '';
  if (
    found.RoleArn === wanted.roleArn &&
    isSameJson(found.PipelineDefinition ?? '', wanted.definition)
  ) {
    return { pipelineArn, existed: true, updated: false };
  }
  const client = clients.get(SageMakerClient, target);
  await callAws(
    'sagemaker:UpdatePipeline',
    target,
    () =>
      client.send(
        new UpdatePipelineCommand({
          PipelineName: wanted.name,
          PipelineDefinition: wanted.definition,
          RoleArn: wanted.roleArn,
        }),
        { abortSignal: wanted.signal },
      ),
    wanted.name,
  );
  return { pipelineArn, existed: true, updated: true };
}

/**
 * The pipeline of a name, or undefined when there is none. Throws a ConflictError that says whose it is when it is not ours.
 *
 * @public
 */
export async function findOwnPipeline(
  clients: AwsClients,
  target: AwsTarget,
  wanted: Pick<WantedPipeline, 'name' | 'tags' | 'identityTags' | 'signal'>,
): Promise<DescribePipelineResponse | undefined> {
  const { name, signal } = wanted;
  const client = clients.get(SageMakerClient, target);
  const abort = { abortSignal: signal };
  const where = `The pipeline '${name}' in account ${target.accountId}, region ${target.region}`;
  const found = await callAws(
    'sagemaker:DescribePipeline',
    target,
    () =>
      client.send(new DescribePipelineCommand({ PipelineName: name }), abort),
    name,
  ).catch(error => {
    if (error instanceof NotFoundError) {
      return undefined;
    }
    throw error;
  });
  if (!found) {
    return undefined;
  }
  if (found.PipelineStatus === 'Deleting') {
    throw new ConflictError(
      `${where} is being deleted. Try again when it is gone`,
    );
  }
  const { Tags: tags = [] } = await callAws(
    'sagemaker:ListTags',
    target,
    () =>
      client.send(
        new ListTagsCommand({
          ResourceArn: found.PipelineArn,
          MaxResults: 100,
        }),
        abort,
      ),
    name,
  );
  assertOwnTags(where, tags, wanted);
  const stack = tagValue(tags, stackTag);
  if (stack) {
    throw new ConflictError(
      `${where} was made by the CloudFormation stack ${stack}, and changes only through it. Choose another name`,
    );
  }
  return found;
}

async function create(
  clients: AwsClients,
  target: AwsTarget,
  wanted: WantedPipeline,
): Promise<UpsertedPipeline> {
  const { name, definition, roleArn, tags, signal } = wanted;
  const client = clients.get(SageMakerClient, target);
  const token = createHash('sha256')
    .update(
      JSON.stringify([
        target.accountId,
        target.region,
        name,
        roleArn,
        definition,
      ]),
    )
    .digest('hex');
  const created = await callAws(
    'sagemaker:CreatePipeline',
    target,
    () =>
      client.send(
        new CreatePipelineCommand({
          PipelineName: name,
          PipelineDefinition: definition,
          RoleArn: roleArn,
          ClientRequestToken: token,
          Tags: tags,
        }),
        { abortSignal: signal },
      ),
    name,
  );
  return {
    pipelineArn: created.PipelineArn ?? '',
    existed: false,
    updated: false,
  };
}

function isSameJson(one: string, other: string): boolean {
  try {
    return isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
  } catch {
    return false;
  }
}
