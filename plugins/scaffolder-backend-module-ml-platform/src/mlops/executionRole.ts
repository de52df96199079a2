import { AwsTarget, MlPlatformConfig } from '@atelier/plugin-ml-platform-node';

/** The role that pipelines and their jobs run with, in every ML project's account. */
export function pipelineRoleArn(
  { partition }: MlPlatformConfig,
  { accountId }: AwsTarget,
): string {
  return `arn:${partition}:iam::${accountId}:role/atelier/mlops-pipeline`;
}
