import { paginate } from '../paginate';
import { operation } from '../service';
import { s } from '../shapes';
import { domains, type Domain } from './documents';
import { getDomain } from './lookUp';
import * as shapes from './shapes/common';

export const DescribeDomain = operation({
  write: false,
  input: s.structure({ DomainId: shapes.domainId.required() }),
  handle({ DomainId }, call) {
    const { createdAt, modifiedAt, ...domain } = getDomain(DomainId, call);
    return { ...domain, ...times({ createdAt, modifiedAt }) };
  },
});

export const ListDomains = operation({
  write: false,
  input: s.structure({
    NextToken: shapes.nextToken,
    MaxResults: shapes.maxResults,
  }),
  handle(input, call) {
    const { items, ...page } = paginate(
      call.env.store.list(domains, call),
      input,
      {
        tokenIn: 'NextToken',
        tokenOut: 'NextToken',
        sizeIn: 'MaxResults',
        default: 10,
        max: 100,
      },
    );
    return {
      Domains: items.map(({ DomainArn, DomainId, DomainName, ...domain }) => ({
        DomainArn,
        DomainId,
        DomainName,
        Status: domain.Status,
        ...times(domain),
        Url: domain.Url,
      })),
      ...page,
    };
  },
});

export function times({
  createdAt,
  modifiedAt,
}: Pick<Domain, 'createdAt' | 'modifiedAt'>) {
  return {
    CreationTime: new Date(createdAt),
    LastModifiedTime: new Date(modifiedAt),
  };
}
