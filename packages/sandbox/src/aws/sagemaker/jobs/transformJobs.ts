import { operation } from '../../service';
import { validationException } from '../errors';
import { models } from '../models/documents';
import * as shapes from '../shapes/mlops/transformJobs';
import { createJob } from './createJob';
import { describeTransformJob } from './describeJob';
import { getJob, listJobs, stopJob, toDate } from './jobOperations';
import { isMissing, noObjects } from './s3Uris';

export const CreateTransformJob = operation({
  write: true,
  input: shapes.createTransformJobInput,
  handle({ TransformJobName, Tags = [], ...request }, call) {
    const model = call.env.store.get(models, call, request.ModelName);
    if (!model) {
      throw validationException(`Could not find model "${request.ModelName}".`);
    }
    const { S3Uri } = request.TransformInput.DataSource.S3DataSource;
    if (isMissing(S3Uri, call.env)) {
      throw validationException(
        noObjects(S3Uri, model.ExecutionRoleArn ?? '', call.region),
      );
    }
    return {
      TransformJobArn: createJob(
        'Transform',
        TransformJobName,
        request,
        Tags,
        call,
      ),
    };
  },
});

export const DescribeTransformJob = operation({
  write: false,
  input: shapes.describeTransformJobInput,
  handle({ TransformJobName }, call) {
    return describeTransformJob(getJob('Transform', TransformJobName, call));
  },
});

export const StopTransformJob = operation({
  write: true,
  input: shapes.stopTransformJobInput,
  handle({ TransformJobName }, call) {
    stopJob('Transform', TransformJobName, call);
    return {};
  },
});

export const ListTransformJobs = operation({
  write: false,
  input: shapes.listTransformJobsInput,
  handle(input, call) {
    const { items, ...page } = listJobs('Transform', input, call);
    return {
      TransformJobSummaries: items.map(job => ({
        TransformJobName: job.name,
        TransformJobArn: job.arn,
        TransformJobStatus: job.status,
        FailureReason: job.failureReason,
        CreationTime: new Date(job.createdAt),
        LastModifiedTime: new Date(job.modifiedAt),
        TransformEndTime: toDate(job.endedAt),
      })),
      ...page,
    };
  },
});
