import {
  CreateProcessingJob,
  DescribeProcessingJob,
  ListProcessingJobs,
  StopProcessingJob,
} from './processingJobs';
import { endStoppedJob, jobTimer, runJob, stoppedJobTimer } from './runJob';
import {
  CreateTrainingJob,
  DescribeTrainingJob,
  ListTrainingJobs,
  StopTrainingJob,
} from './trainingJobs';
import {
  CreateTransformJob,
  DescribeTransformJob,
  ListTransformJobs,
  StopTransformJob,
} from './transformJobs';

export const jobOperations = {
  CreateProcessingJob,
  CreateTrainingJob,
  CreateTransformJob,
  DescribeProcessingJob,
  DescribeTrainingJob,
  DescribeTransformJob,
  ListProcessingJobs,
  ListTrainingJobs,
  ListTransformJobs,
  StopProcessingJob,
  StopTrainingJob,
  StopTransformJob,
};

export const jobTimers = {
  [jobTimer]: runJob,
  [stoppedJobTimer]: endStoppedJob,
};
