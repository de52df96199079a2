import { operation } from '../../service';
import { validationException } from '../errors';
import { checkPassedRole } from '../passRole';
import * as shapes from '../shapes/mlops/trainingJobs';
import { createJob } from './createJob';
import { describeTrainingJob } from './describeJob';
import { getJob, listJobs, stopJob, toDate } from './jobOperations';
import { isMissing, noObjects } from './s3Uris';

export const CreateTrainingJob = operation({
  write: true,
  input: shapes.createTrainingJobInput,
  handle({ TrainingJobName, Tags = [], ...request }, call) {
    checkPassedRole(request.RoleArn, call);
    const { TrainingImage, AlgorithmName } =
      request.AlgorithmSpecification ?? {};
    if ((TrainingImage === undefined) === (AlgorithmName === undefined)) {
      throw validationException(
        'You must specify exactly one of TrainingImage and AlgorithmName in AlgorithmSpecification.',
      );
    }
    for (const { DataSource } of request.InputDataConfig ?? []) {
      const uri = DataSource.S3DataSource?.S3Uri;
      if (uri !== undefined && isMissing(uri, call.env)) {
        throw validationException(noObjects(uri, request.RoleArn, call.region));
      }
    }
    return {
      TrainingJobArn: createJob(
        'Training',
        TrainingJobName,
        request,
        Tags,
        call,
      ),
    };
  },
});

export const DescribeTrainingJob = operation({
  write: false,
  input: shapes.describeTrainingJobInput,
  handle({ TrainingJobName }, call) {
    return describeTrainingJob(getJob('Training', TrainingJobName, call));
  },
});

export const StopTrainingJob = operation({
  write: true,
  input: shapes.stopTrainingJobInput,
  handle({ TrainingJobName }, call) {
    stopJob('Training', TrainingJobName, call);
    return {};
  },
});

export const ListTrainingJobs = operation({
  write: false,
  input: shapes.listTrainingJobsInput,
  handle(input, call) {
    const { items, ...page } = listJobs('Training', input, call);
    return {
      TrainingJobSummaries: items.map(job => ({
        TrainingJobName: job.name,
        TrainingJobArn: job.arn,
        TrainingJobStatus: job.status,
        SecondaryStatus: job.transitions.at(-1)?.Status,
        CreationTime: new Date(job.createdAt),
        LastModifiedTime: new Date(job.modifiedAt),
        TrainingEndTime: toDate(job.endedAt),
      })),
      ...page,
    };
  },
});
