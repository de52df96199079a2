const changing =
  /^(?:Pending|InProgress|Creating|Updating|SystemUpdating|RollingBack|Deleting)$/;

/** Whether what has this status in SageMaker, such as an endpoint, a model version or a Studio domain, changes by itself. */
export function isChanging({ status }: { status: string }): boolean {
  return changing.test(status);
}
