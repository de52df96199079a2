import type { Call } from '../../service';
import { validationException } from '../errors';
import { isBetween, listPage } from '../listing';
import { jobs, type JobDocument, type JobType } from './documents';
import { stopJobLater } from './runJob';

const titles: Record<JobType, string> = {
  Training: 'training',
  Processing: 'processing',
  Transform: 'transform',
};

/** The job of that name. Throws ValidationException. */
export function getJob(type: JobType, name: string, call: Call): JobDocument {
  const job = call.env.store.get(jobs[type], call, name);
  if (!job) {
    throw validationException(
      type === 'Training'
        ? 'Requested resource not found.'
        : `Could not find requested job with name: ${name}`,
    );
  }
  return job;
}

/** Starts to stop a job. Throws ValidationException for one that has ended. */
export function stopJob(type: JobType, name: string, call: Call): void {
  const job = getJob(type, name, call);
  if (job.status !== 'InProgress') {
    throw validationException(
      `The request was rejected because the ${titles[type]} job is in status ${job.status}.`,
    );
  }
  call.env.store.transaction(() => {
    call.env.store.put(jobs[type], call, name, {
      ...job,
      status: 'Stopping',
      modifiedAt: call.env.clock.now().toISOString(),
    });
    stopJobLater(type, name, call, call.env);
  });
}

interface ListJobsInput {
  CreationTimeAfter?: Date;
  CreationTimeBefore?: Date;
  LastModifiedTimeAfter?: Date;
  LastModifiedTimeBefore?: Date;
  NameContains?: string;
  StatusEquals?: string;
  SortBy?: string;
  SortOrder?: string;
  NextToken?: string;
  MaxResults?: number;
}

/** A page of the jobs of a type. */
export function listJobs(type: JobType, input: ListJobsInput, call: Call) {
  const wanted = input.NameContains?.toLowerCase() ?? '';
  const found = call.env.store
    .list(jobs[type], call)
    .filter(
      job =>
        job.name.toLowerCase().includes(wanted) &&
        (!input.StatusEquals || job.status === input.StatusEquals) &&
        isBetween(
          job.createdAt,
          input.CreationTimeAfter,
          input.CreationTimeBefore,
        ) &&
        isBetween(
          job.modifiedAt,
          input.LastModifiedTimeAfter,
          input.LastModifiedTimeBefore,
        ),
    );
  const keys: Record<string, (job: JobDocument) => string> = {
    Name: ({ name }) => name,
    Status: ({ status }) => status,
  };
  return listPage(found, input, {
    by: keys[input.SortBy ?? ''] ?? (({ createdAt }) => createdAt),
  });
}

/** A moment of a document as answers have it. */
export function toDate(iso: string | undefined): Date | undefined {
  return iso === undefined ? undefined : new Date(iso);
}
