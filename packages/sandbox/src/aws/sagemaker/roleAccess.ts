import { neededBy, refusalOf } from '../../iam/authorize';
import { findImage } from '../ecr/images';
import { findRepository } from '../ecr/documents';
import { roleSession } from '../cloudformation/roleSession';
import { findOrganization } from '../organizations/documents';
import { bucketExists, listKeys } from '../s3/internal';
import type { Caller, Env, Scope } from '../service';
import { parseS3Uri } from './jobs/s3Uris';
import { sagemakerPrincipal } from './passRole';

/** What SageMaker may do with data and images, working as a role. */
export class RoleAccess {
  constructor(
    private readonly roleArn: string,
    private readonly scope: Scope,
    private readonly env: Env,
  ) {}

  /** Why the role may not see what is at a URI; undefined where it may, or where the bucket is not in the sandbox. */
  list(uri: string): string | undefined {
    return this.inBucket(uri, (Bucket, Prefix) =>
      this.refusal('s3', 'ListObjectsV2', { Bucket, Prefix }),
    );
  }

  /** Why the role may not read the objects at a URI; undefined as in `list`. */
  read(uri: string): string | undefined {
    return this.inBucket(uri, (Bucket, prefix) =>
      firstOf(listKeys(this.env, Bucket, prefix), Key =>
        this.refusal('s3', 'GetObject', { Bucket, Key }),
      ),
    );
  }

  /** Why the role may not write objects under a URI; undefined as in `list`. */
  write(uri: string, SSEKMSKeyId?: string): string | undefined {
    return this.inBucket(uri, (Bucket, folder) =>
      this.refusal('s3', 'PutObject', {
        Bucket,
        Key: `${folder.replace(/\/$/, '')}/object`,
        ...(SSEKMSKeyId && { ServerSideEncryption: 'aws:kms', SSEKMSKeyId }),
      }),
    );
  }

  /** Why the role cannot pull a container's image from ECR; other registries are not asked. */
  pull(image: string): string | undefined {
    const [, account, region, name, imageTag = 'latest', imageDigest] =
      /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([^:@]+)(?::([^@]+))?(?:@(.+))?$/.exec(
        image,
      ) ?? [];
    if (!name) {
      return undefined;
    }
    const arn = `arn:aws:ecr:${region}:${account}:repository/${name}`;
    const { store } = this.env;
    const refused = this.denial([
      { action: 'ecr:GetAuthorizationToken', resource: '*' },
      ...[
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ].map(action => ({ action, resource: arn })),
    ]);
    if (refused) {
      return `The role '${this.roleArn}' does not have BatchGetImage permission for the image: '${image}'.`;
    }
    const repository = findRepository(store, arn);
    const id = imageDigest === undefined ? { imageTag } : { imageDigest };
    const isThere = repository
      ? findImage(repository, id)
      : !findOrganization(store, account);
    return isThere ? undefined : `Requested image ${image} not found.`;
  }

  /** Whether the role may write its logs and metrics; without, AWS goes on without them. */
  tells(logGroupName: string, namespace: string): boolean {
    const logs = ['CreateLogGroup', 'CreateLogStream', 'PutLogEvents'].flatMap(
      operation =>
        neededBy('logs', operation, { logGroupName }, this.scope, this.env),
    );
    const isLogged = this.denial(logs) === undefined;
    this.denial([
      {
        action: 'cloudwatch:PutMetricData',
        resource: '*',
        context: { 'cloudwatch:namespace': namespace },
      },
    ]);
    return isLogged;
  }

  private inBucket(
    uri: string,
    ask: (bucket: string, key: string) => string | undefined,
  ): string | undefined {
    const location = parseS3Uri(uri);
    return location && bucketExists(this.env, location.bucket)
      ? ask(location.bucket, location.key)
      : undefined;
  }

  private refusal(
    service: string,
    operation: string,
    input: object,
  ): string | undefined {
    return this.denial(
      neededBy(service, operation, input, this.scope, this.env),
    );
  }

  private denial(needed: ReturnType<typeof neededBy>): string | undefined {
    const caller = this.caller();
    return caller
      ? refusalOf(needed, caller, this.env)
      : `Could not assume role ${this.roleArn}.`;
  }

  private caller(): Caller | undefined {
    const { account, region } = this.scope;
    const principal = roleSession(
      this.roleArn,
      sagemakerPrincipal,
      'SageMaker',
      this.env.store,
    );
    return principal && { account, region, principal, source: 'sagemaker' };
  }
}

function firstOf<T>(
  items: readonly T[],
  ask: (item: T) => string | undefined,
): string | undefined {
  for (const item of items) {
    const answer = ask(item);
    if (answer !== undefined) {
      return answer;
    }
  }
  return undefined;
}
