import { operation } from '../service';
import { s } from '../shapes';
import { launchPaths, pathsOfProduct } from './launchPaths';
import { page } from './paging';
import { productViewSummary } from './productViews';
import * as shapes from './shapes';
import type { Product } from './documents';

const filter = s.string({
  enum: ['FullTextSearch', 'Owner', 'ProductType', 'SourceProductId'],
});

export const SearchProducts = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    Filters: s.map(s.list(s.string()), {
      key: filter,
    }),
    PageSize: shapes.largePageSize,
    SortBy: s.string({ enum: ['Title', 'VersionCount', 'CreationDate'] }),
    SortOrder: shapes.sortOrder,
    PageToken: shapes.pageToken,
  }),
  handle(input, call) {
    const found = new Map(
      launchPaths(call).map(({ product }) => [product.id, product]),
    );
    const products = [...found.values()]
      .filter(product => matches(product, input.Filters ?? {}))
      .sort(order(input.SortBy));
    if (input.SortOrder === 'DESCENDING') {
      products.reverse();
    }
    const { items, ...next } = page(products, input, 100);
    return {
      ProductViewSummaries: items.map(productViewSummary),
      ProductViewAggregations: {},
      ...next,
    };
  },
});

export const DescribeProduct = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    Id: shapes.id,
    Name: shapes.productName,
  }),
  handle({ Id, Name }, call) {
    const paths = pathsOfProduct({ ProductId: Id, ProductName: Name }, call);
    const [{ product }] = paths;
    return {
      ProductViewSummary: productViewSummary(product),
      ProvisioningArtifacts: product.artifacts
        .filter(({ active }) => active)
        .map(artifact => ({
          Id: artifact.id,
          Name: artifact.name,
          Description: artifact.description,
          CreatedTime: new Date(artifact.createdAt),
          Guidance: artifact.guidance,
        })),
      Budgets: [],
      LaunchPaths: paths.map(({ id, name }) => ({ Id: id, Name: name })),
    };
  },
});

export const ListLaunchPaths = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    ProductId: shapes.id.required(),
    PageSize: shapes.pageSize,
    PageToken: shapes.pageToken,
  }),
  handle(input, call) {
    const paths = pathsOfProduct(input, call);
    const { items, ...next } = page(paths, input);
    return {
      LaunchPathSummaries: items.map(path => ({
        Id: path.id,
        Name: path.name,
        Tags: path.tags,
        ConstraintSummaries: path.constraints.map(({ type, description }) => ({
          Type: type,
          Description: description,
        })),
      })),
      ...next,
    };
  },
});

function matches(product: Product, given: Record<string, string[]>): boolean {
  const {
    FullTextSearch = [],
    Owner = [product.owner],
    ProductType = ['CLOUD_FORMATION_TEMPLATE'],
    SourceProductId = [product.id],
  } = given;
  const text = [product.id, product.name, product.description, product.owner]
    .join(' ')
    .toLowerCase();
  return (
    FullTextSearch.every(word => text.includes(word.toLowerCase())) &&
    Owner.includes(product.owner) &&
    ProductType.includes('CLOUD_FORMATION_TEMPLATE') &&
    SourceProductId.includes(product.id)
  );
}

function order(
  by: 'Title' | 'VersionCount' | 'CreationDate' | undefined,
): (a: Product, b: Product) => number {
  if (by === 'VersionCount') {
    return (a, b) => a.artifacts.length - b.artifacts.length;
  }
  return by === 'CreationDate'
    ? (a, b) => a.createdAt.localeCompare(b.createdAt)
    : (a, b) => a.name.localeCompare(b.name);
}
