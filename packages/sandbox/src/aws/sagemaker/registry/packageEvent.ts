import { putAwsEvent } from '../../events/putAwsEvent';
import type { Env, Scope } from '../../service';
import { describePackage } from './describePackage';
import type { PackageDocument } from './documents';

/**
 * Puts `SageMaker Model Package State Change` on the default bus of the package's account.
 *
 * @param updated - members that an update changed
 */
export function putPackageEvent(
  found: PackageDocument,
  { account, region }: Scope,
  env: Env,
  updated: string[] = [],
): void {
  const { CreationTime, LastModifiedTime, ...detail } = describePackage(found);
  putAwsEvent(
    env,
    { account, region },
    {
      source: 'aws.sagemaker',
      'detail-type': 'SageMaker Model Package State Change',
      resources: [found.ModelPackageArn],
      detail: {
        ...detail,
        CreationTime: CreationTime.getTime(),
        LastModifiedTime: LastModifiedTime.getTime(),
        ...(updated.length > 0 && { UpdatedModelPackageFields: updated }),
      },
    },
  );
}
