import { costExplorer } from './ce';
import { cloudformation } from './cloudformation';
import { iam } from './iam';
import { organizations } from './organizations';
import { sagemaker } from './sagemaker';
import type { Service } from './service';
import { servicecatalog } from './servicecatalog';
import { sts } from './sts';

/** The AWS services of the sandbox. */
export const services: readonly Service[] = [
  sts,
  iam,
  organizations,
  cloudformation,
  sagemaker,
  servicecatalog,
  costExplorer,
];
