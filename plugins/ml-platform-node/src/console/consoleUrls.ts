import { Partition } from '../config';

const consoles: Record<Partition, { console: string; signIn: string }> = {
  aws: { console: 'console.aws.amazon.com', signIn: 'signin.aws.amazon.com' },
  'aws-cn': { console: 'console.amazonaws.cn', signIn: 'signin.amazonaws.cn' },
  'aws-us-gov': {
    console: 'console.amazonaws-us-gov.com',
    signIn: 'signin.amazonaws-us-gov.com',
  },
};

/** The console of an account. @public */
export function accountConsoleUrl(
  partition: Partition,
  place: { accountId: string; region: string },
): string {
  return `https://${place.accountId}.${
    consoles[partition].signIn
  }/console?region=${encodeURIComponent(place.region)}`;
}

/** A Studio domain's page in the console. @public */
export function studioDomainConsoleUrl(
  partition: Partition,
  place: { region: string; domainId: string },
): string {
  return `${regionalConsole(partition, place.region)}/sagemaker/home?region=${
    place.region
  }#/studio/${encodeURIComponent(place.domainId)}`;
}

/** A provisioned product's page in the console. @public */
export function provisionedProductConsoleUrl(
  partition: Partition,
  place: { region: string; provisionedProductId: string },
): string {
  return `${regionalConsole(
    partition,
    place.region,
  )}/servicecatalog/home?region=${
    place.region
  }#provisioned-products/${encodeURIComponent(place.provisionedProductId)}`;
}

/** Where the console of a region begins. */
export function regionalConsole(partition: Partition, region: string): string {
  return `https://${region}.${consoles[partition].console}`;
}
