import { operation } from '../service';
import { s } from '../shapes';
import { levelFilter } from './accessLevel';
import { provisionedProducts, type ProvisionedProduct } from './documents';
import { findProvisionedProduct } from './findProvisionedProduct';
import { page } from './paging';
import { searchQuery } from './searchQuery';
import * as shapes from './shapes';

export const DescribeProvisionedProduct = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    Id: shapes.id,
    Name: shapes.provisionedProductName,
  }),
  handle({ Id, Name }, call) {
    const product = findProvisionedProduct({ id: Id, name: Name }, call);
    return {
      ProvisionedProductDetail: detail(product),
      CloudWatchDashboards: [],
    };
  },
});

export const ScanProvisionedProducts = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    AccessLevelFilter: shapes.accessLevelFilter,
    PageSize: shapes.pageSize,
    PageToken: shapes.pageToken,
  }),
  handle(input, call) {
    const found = call.env.store
      .list(provisionedProducts, { account: call.account, region: call.region })
      .filter(levelFilter(input.AccessLevelFilter, 'User', call));
    const { items, ...next } = page(found, input);
    return { ProvisionedProducts: items.map(detail), ...next };
  },
});

export const SearchProvisionedProducts = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    AccessLevelFilter: shapes.accessLevelFilter,
    Filters: s.map(s.list(s.string()), {
      key: s.string({ enum: ['SearchQuery'] }),
    }),
    SortBy: s.string(),
    SortOrder: shapes.sortOrder,
    PageSize: shapes.largePageSize,
    PageToken: shapes.pageToken,
  }),
  handle(input, call) {
    const isWanted = searchQuery(input.Filters?.SearchQuery ?? []);
    const found = call.env.store
      .list(provisionedProducts, { account: call.account, region: call.region })
      .filter(levelFilter(input.AccessLevelFilter, 'Account', call))
      .filter(isWanted)
      .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
    if (input.SortOrder === 'DESCENDING') {
      found.reverse();
    }
    const { items, ...next } = page(found, input, 100);
    return {
      ProvisionedProducts: items.map(attribute),
      TotalResultsCount: found.length,
      ...next,
    };
  },
});

export const GetProvisionedProductOutputs = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    ProvisionedProductId: shapes.id,
    ProvisionedProductName: shapes.provisionedProductName,
    OutputKeys: s.list(s.string(), { max: 60 }),
    PageSize: shapes.pageSize,
    PageToken: shapes.pageToken,
  }),
  handle(input, call) {
    const { outputs } = findProvisionedProduct(
      { id: input.ProvisionedProductId, name: input.ProvisionedProductName },
      call,
    );
    const wanted = outputs.filter(
      ({ OutputKey }) => input.OutputKeys?.includes(OutputKey) ?? true,
    );
    const { items, ...next } = page(wanted, input);
    return { Outputs: items, ...next };
  },
});

function common(product: ProvisionedProduct) {
  return {
    Name: product.name,
    Arn: product.arn,
    Type: 'CFN_STACK',
    Id: product.id,
    Status: product.status,
    StatusMessage: product.statusMessage,
    CreatedTime: new Date(product.createdAt),
    IdempotencyToken: product.token,
    LastRecordId: product.lastRecordId,
    LastProvisioningRecordId: product.lastProvisioningRecordId,
    LastSuccessfulProvisioningRecordId:
      product.lastSuccessfulProvisioningRecordId,
    ProductId: product.productId,
    ProvisioningArtifactId: product.artifactId,
  };
}

function detail(product: ProvisionedProduct) {
  return { ...common(product), LaunchRoleArn: product.target.roleArn };
}

function attribute(product: ProvisionedProduct) {
  return {
    ...common(product),
    Tags: product.tags,
    PhysicalId: product.stackId,
    ProductName: product.productName,
    ProvisioningArtifactName: product.artifactName,
    UserArn: product.userArn,
    UserArnSession: product.userArnSession,
  };
}
