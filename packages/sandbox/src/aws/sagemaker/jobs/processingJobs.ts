import { operation } from '../../service';
import { checkPassedRole } from '../passRole';
import * as shapes from '../shapes/mlops/processingJobs';
import { createJob } from './createJob';
import { describeProcessingJob } from './describeJob';
import { getJob, listJobs, stopJob, toDate } from './jobOperations';

export const CreateProcessingJob = operation({
  write: true,
  input: shapes.createProcessingJobInput,
  handle({ ProcessingJobName, Tags = [], ...request }, call) {
    checkPassedRole(request.RoleArn, call);
    return {
      ProcessingJobArn: createJob(
        'Processing',
        ProcessingJobName,
        request,
        Tags,
        call,
      ),
    };
  },
});

export const DescribeProcessingJob = operation({
  write: false,
  input: shapes.describeProcessingJobInput,
  handle({ ProcessingJobName }, call) {
    return describeProcessingJob(getJob('Processing', ProcessingJobName, call));
  },
});

export const StopProcessingJob = operation({
  write: true,
  input: shapes.stopProcessingJobInput,
  handle({ ProcessingJobName }, call) {
    stopJob('Processing', ProcessingJobName, call);
    return {};
  },
});

export const ListProcessingJobs = operation({
  write: false,
  input: shapes.listProcessingJobsInput,
  handle(input, call) {
    const { items, ...page } = listJobs('Processing', input, call);
    return {
      ProcessingJobSummaries: items.map(job => ({
        ProcessingJobName: job.name,
        ProcessingJobArn: job.arn,
        ProcessingJobStatus: job.status,
        FailureReason: job.failureReason,
        ExitMessage: job.exitMessage,
        CreationTime: new Date(job.createdAt),
        LastModifiedTime: new Date(job.modifiedAt),
        ProcessingEndTime: toDate(job.endedAt),
      })),
      ...page,
    };
  },
});
