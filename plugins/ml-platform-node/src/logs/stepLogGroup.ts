const logGroups: Record<string, string> = {
  'training-job': '/aws/sagemaker/TrainingJobs',
  'processing-job': '/aws/sagemaker/ProcessingJobs',
  'transform-job': '/aws/sagemaker/TransformJobs',
};

/** Where a SageMaker job writes its logs: the group, and how the names of its streams begin; undefined for others. */
export function stepLogGroup(
  jobArn: string,
): { logGroup: string; streamPrefix: string } | undefined {
  const [kind, name] = jobArn.split(':').slice(5).join(':').split('/');
  const logGroup = Object.hasOwn(logGroups, kind) ? logGroups[kind] : undefined;
  return logGroup && name ? { logGroup, streamPrefix: `${name}/` } : undefined;
}
