import type { Call, Tag } from '../../service';
import { sagemakerArn } from '../arns';
import { resourceTags } from '../documents';
import { resourceInUse } from '../errors';
import type { JsonObject } from '../pipelines/definition/types';
import { checkTags } from '../tags';
import {
  jobResources,
  jobs,
  type JobDocument,
  type JobType,
} from './documents';
import { runJobLater } from './runJob';

/** Makes a job and plans its first phase; gives its ARN. Throws ResourceInUse for a name that is taken. */
export function createJob(
  type: JobType,
  name: string,
  request: object,
  Tags: Tag[],
  call: Call,
): string {
  checkTags(Tags, call);
  const { store, clock } = call.env;
  const present = store.get(jobs[type], call, name);
  if (present) {
    throw resourceInUse(
      `Job name must be unique within an AWS account and region, and a job with this name already exists (${present.arn})`,
    );
  }
  const now = clock.now().toISOString();
  const job: JobDocument = {
    name,
    arn: sagemakerArn(call, `${jobResources[type]}/${name}`),
    request: request as JsonObject,
    status: 'InProgress',
    transitions:
      type === 'Training'
        ? [
            {
              Status: 'Starting',
              startedAt: now,
              StatusMessage: 'Starting the training job',
            },
          ]
        : [],
    createdAt: now,
    modifiedAt: now,
  };
  store.transaction(() => {
    store.put(jobs[type], call, name, job);
    store.put(resourceTags, call, job.arn, Tags);
    runJobLater({ ...scopeOf(call), type, name, phase: 0 }, call.env);
  });
  return job.arn;
}

function scopeOf({ account, region }: Call) {
  return { account, region };
}
