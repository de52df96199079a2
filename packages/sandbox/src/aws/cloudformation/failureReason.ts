interface DescribedEvent {
  LogicalResourceId: string;
  ResourceStatus: string;
  ResourceStatusReason?: string;
}

type Invoke = <O>(operation: string, input: object) => Promise<O>;

/** The first thing that went wrong in a stack's last operation, as its events tell it. */
export async function failureReason(
  StackName: string | undefined,
  invoke: Invoke,
): Promise<string | undefined> {
  const { StackEvents } = await invoke<{ StackEvents: DescribedEvent[] }>(
    'DescribeStackEvents',
    { StackName },
  );
  const start = StackEvents.findIndex(
    event => event.ResourceStatusReason === 'User Initiated',
  );
  const first = StackEvents.slice(0, start + 1)
    .filter(event => event.ResourceStatus.endsWith('_FAILED'))
    .at(-1);
  return first && `${first.LogicalResourceId}: ${first.ResourceStatusReason}`;
}
