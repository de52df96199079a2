import type { Principal } from '../../aws/service';
import type { Requester } from '../matching/Requester';

/** A caller of the sandbox, as policies see it. */
export function requesterOf({
  kind,
  arn,
  account,
  roleArn,
}: Principal): Requester {
  if (kind === 'role') {
    return { kind, arn, account, roleArn: roleArn ?? arn };
  }
  return kind === 'service'
    ? { kind, name: arn }
    : { kind: arn.endsWith(':root') ? 'root' : kind, arn, account };
}
