import { operation, type Call } from '../service';
import { s } from '../shapes';
import {
  portfolios,
  products,
  type Product,
  type ProvisioningArtifact,
} from './documents';
import { invalidParameters, resourceNotFound } from './errors';
import { newId } from './ids';
import { once } from './once';
import { ownPortfolio } from './portfolios';
import { productViewDetail } from './productViews';
import * as shapes from './shapes';
import { artifactTemplate } from './artifactTemplate';

export const CreateProduct = operation({
  write: true,
  input: s.structure(
    {
      AcceptLanguage: shapes.acceptLanguage,
      Name: shapes.productName.required(),
      Owner: s.string({ max: 8191 }).required(),
      Description: s.string({ max: 8191 }),
      Distributor: s.string({ max: 8191 }),
      SupportDescription: s.string({ max: 8191 }),
      SupportEmail: s.string({ max: 254 }),
      SupportUrl: s.string({ max: 2083 }),
      ProductType: s
        .string({
          enum: ['CLOUD_FORMATION_TEMPLATE'],
          lacks: [
            'MARKETPLACE',
            'TERRAFORM_OPEN_SOURCE',
            'TERRAFORM_CLOUD',
            'EXTERNAL',
          ],
        })
        .required(),
      Tags: shapes.addTags,
      ProvisioningArtifactParameters: shapes.artifactProperties,
      IdempotencyToken: shapes.token.required(),
    },
    ['SourceConnection'],
  ),
  async handle({ IdempotencyToken, ...input }, call) {
    const artifact = input.ProvisioningArtifactParameters;
    const templateBody = await artifactTemplate(artifact ?? {}, call);
    const id = once('CreateProduct', IdempotencyToken, input, call, () => {
      const product = newProduct(
        {
          id: newId('prod'),
          name: input.Name,
          owner: input.Owner,
          description: input.Description,
          distributor: input.Distributor,
          supportDescription: input.SupportDescription,
          supportEmail: input.SupportEmail,
          supportUrl: input.SupportUrl,
          tags: input.Tags ?? [],
        },
        {
          id: newId('pa'),
          name: artifact?.Name ?? 'v1',
          description: artifact?.Description,
          templateBody,
        },
        call,
      );
      call.env.store.put(products, call, product.id, product);
      return product.id;
    });
    const product = ownProduct(id, call);
    return {
      ProductViewDetail: productViewDetail(product),
      ProvisioningArtifactDetail: artifactDetail(product.artifacts[0]),
      Tags: product.tags,
    };
  },
});

export const DescribeProductAsAdmin = operation({
  write: false,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    Id: shapes.id,
    Name: shapes.productName,
    SourcePortfolioId: shapes.id,
  }),
  handle({ Id, Name }, call) {
    if (!Id === !Name) {
      throw invalidParameters('Give either Id or Name of the product.');
    }
    const product = Id
      ? ownProduct(Id, call)
      : call.env.store.list(products, call).find(({ name }) => name === Name);
    if (!product) {
      throw resourceNotFound(`Product with name ${Name} not found.`);
    }
    return {
      ProductViewDetail: productViewDetail(product),
      ProvisioningArtifactSummaries: product.artifacts.map(artifact => ({
        Id: artifact.id,
        Name: artifact.name,
        Description: artifact.description,
        CreatedTime: new Date(artifact.createdAt),
      })),
      Tags: product.tags,
      TagOptions: [],
      Budgets: [],
    };
  },
});

export const AssociateProductWithPortfolio = operation({
  write: true,
  input: s.structure({
    AcceptLanguage: shapes.acceptLanguage,
    ProductId: shapes.id.required(),
    PortfolioId: shapes.id.required(),
    SourcePortfolioId: shapes.id,
  }),
  handle({ ProductId, PortfolioId }, call) {
    const portfolio = ownPortfolio(PortfolioId, call);
    ownProduct(ProductId, call);
    if (!portfolio.productIds.includes(ProductId)) {
      call.env.store.put(portfolios, call, PortfolioId, {
        ...portfolio,
        productIds: [...portfolio.productIds, ProductId],
      });
    }
    return {};
  },
});

/** A product with one provisioning artifact. */
export function newProduct(
  product: Omit<Product, 'arn' | 'createdAt' | 'artifacts'>,
  artifact: Pick<
    ProvisioningArtifact,
    'id' | 'name' | 'description' | 'templateBody'
  >,
  { account, region, env }: Pick<Call, 'account' | 'region' | 'env'>,
): Product {
  const createdAt = env.clock.now().toISOString();
  return {
    ...product,
    arn: `arn:aws:catalog:${region}:${account}:product/${product.id}`,
    createdAt,
    artifacts: [{ ...artifact, createdAt, active: true, guidance: 'DEFAULT' }],
  };
}

export function ownProduct(id: string, call: Call): Product {
  const product = call.env.store.get(products, call, id);
  if (!product) {
    throw resourceNotFound(`Product ${id} not found.`);
  }
  return product;
}

export function artifactDetail(artifact: ProvisioningArtifact) {
  return {
    Id: artifact.id,
    Name: artifact.name,
    Description: artifact.description,
    Type: 'CLOUD_FORMATION_TEMPLATE',
    CreatedTime: new Date(artifact.createdAt),
    Active: artifact.active,
    Guidance: artifact.guidance,
  };
}
