import type { Scope } from '../service';

/** The ARN of a SageMaker resource, for example of `pipeline/churn`. */
export function sagemakerArn(
  { account, region }: Scope,
  resource: string,
): string {
  return `arn:aws:sagemaker:${region}:${account}:${resource}`;
}
