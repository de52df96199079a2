import type { Principal } from '../service';

/** Who made or changed something, as Describe answers it. */
export interface UserContext {
  IamIdentity: { Arn: string; PrincipalId: string; SourceIdentity?: string };
}

export function userContext({
  arn,
  userId,
  sourceIdentity,
}: Principal): UserContext {
  return {
    IamIdentity: {
      Arn: arn,
      PrincipalId: userId,
      ...(sourceIdentity && { SourceIdentity: sourceIdentity }),
    },
  };
}
