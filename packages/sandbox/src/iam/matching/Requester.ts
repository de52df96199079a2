/** Who makes a request, as policies see them. */
export type Requester =
  | {
      kind: 'root' | 'user';
      /** For example `arn:aws:iam::111122223333:user/ada`. */
      arn: string;
      account: string;
    }
  | {
      /** A session of an assumed role. */
      kind: 'role';
      /** For example `arn:aws:sts::111122223333:assumed-role/Reader/ada`. */
      arn: string;
      account: string;
      /** With its path. */
      roleArn: string;
    }
  | {
      /** A session that GetFederationToken made. */
      kind: 'federatedUser';
      arn: string;
      account: string;
      /** The user who asked for it. */
      userArn: string;
    }
  | {
      kind: 'service';
      /** For example `sagemaker.amazonaws.com`. */
      name: string;
    }
  | {
      /** Someone whom an identity provider vouches for, on the way to a role. */
      kind: 'webIdentity';
      /** ARN of the provider. */
      provider: string;
    }
  | { kind: 'anonymous' };

/** How error messages name the requester. */
export function requesterName(requester: Requester): string {
  switch (requester.kind) {
    case 'service':
      return requester.name;
    case 'webIdentity':
      return requester.provider;
    case 'anonymous':
      return 'anonymous';
    default:
      return requester.arn;
  }
}
