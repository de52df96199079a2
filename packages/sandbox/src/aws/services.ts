import { costExplorer } from './ce';
import { cloudformation } from './cloudformation';
import { ecr } from './ecr';
import { events } from './events';
import { iam } from './iam';
import { logs } from './logs';
import { kms } from './kms';
import { organizations } from './organizations';
import { sagemaker } from './sagemaker';
import { s3 } from './s3';
import type { Service } from './service';
import { servicecatalog } from './servicecatalog';
import { sqs } from './sqs';
import { sts } from './sts';

/** The AWS services of the sandbox. */
export const services: readonly Service[] = [
  sts,
  iam,
  organizations,
  cloudformation,
  s3,
  kms,
  ecr,
  events,
  sqs,
  sagemaker,
  logs,
  servicecatalog,
  costExplorer,
];
