import type { Product } from './documents';

/** A product as the end user's lists show it. */
export function productViewSummary(product: Product) {
  return {
    Id: `prodview-${product.id.slice('prod-'.length)}`,
    ProductId: product.id,
    Name: product.name,
    Owner: product.owner,
    ShortDescription: product.description,
    Type: 'CLOUD_FORMATION_TEMPLATE',
    Distributor: product.distributor,
    HasDefaultPath: false,
    SupportEmail: product.supportEmail,
    SupportDescription: product.supportDescription,
    SupportUrl: product.supportUrl,
  };
}

export function productViewDetail(product: Product) {
  return {
    ProductViewSummary: productViewSummary(product),
    Status: 'AVAILABLE',
    ProductARN: product.arn,
    CreatedTime: new Date(product.createdAt),
  };
}
