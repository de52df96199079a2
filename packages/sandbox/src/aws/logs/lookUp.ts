import type { Env, Scope } from '../service';
import { logGroups, logStreams, streamKey, type LogGroup } from './documents';
import { invalidParameter, resourceNotFound } from './errors';

type Caller = Scope & { env: Env };

interface GroupInput {
  logGroupName?: string;
  logGroupIdentifier?: string;
}

/** The group that a request names, by name or ARN, exactly one of the two. */
export function getGroup(
  { logGroupName, logGroupIdentifier }: GroupInput,
  caller: Caller,
): LogGroup {
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined)) {
    throw invalidParameter(
      'Exactly one of logGroupName and logGroupIdentifier must be given.',
    );
  }
  const name =
    logGroupName ?? logGroupIdentifier?.split(':log-group:').pop() ?? '';
  const found = caller.env.store.get(logGroups, caller, name);
  if (!found) {
    throw resourceNotFound('group');
  }
  return found;
}

/** The key of a stream that is there. Throws ResourceNotFoundException. */
export function getStreamKey(
  group: LogGroup,
  stream: string,
  caller: Caller,
): string {
  const key = streamKey(group.logGroupName, stream);
  if (!caller.env.store.get(logStreams, caller, key)) {
    throw resourceNotFound('stream');
  }
  return key;
}
