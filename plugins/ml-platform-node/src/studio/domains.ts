import {
  DescribeDomainCommand,
  ListDomainsCommand,
  ListTagsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { callAws } from '../calls/callAws';
import { collect, paginate } from '../calls/paginate';
import { AwsClients, AwsTarget } from '../clients';
import { AwsTag } from '../tags';

/** A Studio domain as `ListDomains` gives it. @public */
export interface StudioDomainSummary {
  domainId: string;
  domainArn: string;
  name: string;
  /** `InService`, `Pending`, `Updating`, `Deleting`, `Failed`, `Update_Failed` or `Delete_Failed`. */
  status: string;
}

/** A Studio domain as `DescribeDomain` and `ListTags` give it. @public */
export interface StudioDomainDetails extends StudioDomainSummary {
  /** Why it is in a failed status, in AWS's words. */
  failureReason?: string;
  /** `IAM` or `SSO`. */
  authMode: string;
  /** `VpcOnly` or `PublicInternetOnly`. */
  networkAccess: string;
  tags: AwsTag[];
}

/**
 * The Studio domains of an account and region, all pages.
 *
 * @public
 */
export function listStudioDomains(
  clients: AwsClients,
  target: AwsTarget,
  options: { signal?: AbortSignal } = {},
): AsyncIterable<StudioDomainSummary> {
  const client = clients.get(SageMakerClient, target);
  return paginate(async token => {
    const page = await callAws('sagemaker:ListDomains', target, () =>
      client.send(
        new ListDomainsCommand({ NextToken: token, MaxResults: 100 }),
        {
          abortSignal: options.signal,
        },
      ),
    );
    return {
      items: page.Domains?.map(domain => ({
        domainId: domain.DomainId ?? '',
        domainArn: domain.DomainArn ?? '',
        name: domain.DomainName ?? '',
        status: domain.Status ?? '',
      })),
      next: page.NextToken,
    };
  });
}

/**
 * One Studio domain with its tags. Throws a NotFoundError when there is none.
 *
 * @public
 */
export async function describeStudioDomain(
  clients: AwsClients,
  target: AwsTarget,
  domainId: string,
  options: { signal?: AbortSignal } = {},
): Promise<StudioDomainDetails> {
  const client = clients.get(SageMakerClient, target);
  const domain = await callAws(
    'sagemaker:DescribeDomain',
    target,
    () =>
      client.send(new DescribeDomainCommand({ DomainId: domainId }), {
        abortSignal: options.signal,
      }),
    domainId,
  );
  const domainArn = domain.DomainArn ?? '';
  return {
    domainId,
    domainArn,
    name: domain.DomainName ?? '',
    status: domain.Status ?? '',
    failureReason: domain.FailureReason,
    authMode: domain.AuthMode ?? '',
    networkAccess: domain.AppNetworkAccessType ?? '',
    tags: await listSageMakerTags(clients, target, domainArn, options),
  };
}

/** All tags of a SageMaker resource, by its ARN. @public */
export async function listSageMakerTags(
  clients: AwsClients,
  target: AwsTarget,
  arn: string,
  options: { signal?: AbortSignal },
): Promise<AwsTag[]> {
  const client = clients.get(SageMakerClient, target);
  const tags = await collect(
    paginate(async token => {
      const page = await callAws(
        'sagemaker:ListTags',
        target,
        () =>
          client.send(
            new ListTagsCommand({ ResourceArn: arn, NextToken: token }),
            {
              abortSignal: options.signal,
            },
          ),
        arn,
      );
      return { items: page.Tags, next: page.NextToken };
    }),
  );
  return tags.map(({ Key = '', Value = '' }) => ({ Key, Value }));
}
