import { ce } from './ce';
import { cloudformation } from './cloudformation';
import { ecr } from './ecr';
import { events } from './events';
import { iam } from './iam';
import { kms } from './kms';
import { logs } from './logs';
import type { AccessTable } from './OperationAccess';
import { organizations } from './organizations';
import { s3 } from './s3';
import { sagemaker } from './sagemaker';
import { servicecatalog } from './servicecatalog';
import { sqs } from './sqs';
import { sts } from './sts';

export type {
  Lookup,
  NeededAccess,
  OperationAccess,
  OperationCall,
} from './OperationAccess';

/**
 * What each operation needs, by service and name, as the Service Authorization Reference says.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
 */
export const operationAccess: Readonly<Record<string, AccessTable>> = {
  ce,
  cloudformation,
  ecr,
  events,
  iam,
  kms,
  logs,
  organizations,
  s3,
  sagemaker,
  servicecatalog,
  sqs,
  sts,
};
