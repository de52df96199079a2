/** A model version in words, such as `churn 3`, from its ARN. Source: SageMaker `ModelPackageArn`. */
export function modelVersionName(arn: string): string {
  const [, group, version] =
    /:model-package\/([^/]+)(?:\/(\d+))?$/.exec(arn) ?? [];
  if (!group) {
    return arn;
  }
  return version ? `${group} ${version}` : group;
}
