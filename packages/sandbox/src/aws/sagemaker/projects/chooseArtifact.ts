import { AwsError } from '../../errors';
import type { Call } from '../../service';
import { validationException } from '../errors';

interface DescribedProduct {
  ProvisioningArtifacts: {
    Id: string;
    CreatedTime: string | Date;
    Guidance: string;
  }[];
}

/** The newest version of a product that is not deprecated, as the caller sees it. Throws ValidationException. */
export async function chooseArtifact(
  { ProductId }: { ProductId: string },
  call: Call,
): Promise<string> {
  const { account, region, principal } = call;
  try {
    const { ProvisioningArtifacts } = await call.env.invoke<DescribedProduct>(
      'servicecatalog',
      'DescribeProduct',
      { Id: ProductId },
      { account, region, principal, source: 'sagemaker' },
    );
    const [newest] = ProvisioningArtifacts.filter(
      ({ Guidance }) => Guidance === 'DEFAULT',
    ).sort(
      (a, b) =>
        new Date(b.CreatedTime).getTime() - new Date(a.CreatedTime).getTime(),
    );
    if (!newest) {
      throw validationException(
        `Product ${ProductId} has no active provisioning artifact.`,
      );
    }
    return newest.Id;
  } catch (error) {
    if (error instanceof AwsError && error.code !== 'ValidationException') {
      throw validationException(error.message);
    }
    throw error;
  }
}
