import type { Call, Tag } from '../service';
import { accessiblePortfolios } from './access';
import {
  constraints,
  products,
  type Constraint,
  type Product,
  type ProvisioningArtifact,
} from './documents';
import { invalidParameters, resourceNotFound } from './errors';
import { stableId } from './ids';

/** A way in which a caller may launch a product: through a portfolio it has access to. */
export interface LaunchPath {
  id: string;
  name: string;
  portfolioArn: string;
  product: Product;
  constraints: Constraint[];
  /** Tags of portfolio and product, which go to what is launched. */
  tags: Tag[];
}

/** Every launch path the caller has. */
export function launchPaths(call: Call): LaunchPath[] {
  const { store } = call.env;
  return accessiblePortfolios(call).flatMap(({ portfolio, owner }) => {
    const scope = { account: owner, region: call.region };
    return portfolio.productIds.flatMap(productId => {
      const product = store.get(products, scope, productId);
      if (!product) {
        return [];
      }
      return {
        id: stableId('lpv3', `${portfolio.id}/${product.id}`),
        name: portfolio.displayName,
        portfolioArn: portfolio.arn,
        product,
        constraints: store
          .list(constraints, scope)
          .filter(
            item =>
              item.portfolioId === portfolio.id && item.productId === productId,
          ),
        tags: [...portfolio.tags, ...product.tags],
      };
    });
  });
}

export interface ProductChoice {
  ProductId?: string;
  ProductName?: string;
  PathId?: string;
  PathName?: string;
  ProvisioningArtifactId?: string;
  ProvisioningArtifactName?: string;
}

/** The paths of the product that is named by id or name; throws where there is none. */
export function pathsOfProduct(
  { ProductId, ProductName }: ProductChoice,
  call: Call,
): LaunchPath[] {
  if (!ProductId === !ProductName) {
    throw invalidParameters(
      'Exactly one of the product id and the product name must be given.',
    );
  }
  const paths = launchPaths(call).filter(({ product }) =>
    ProductId ? product.id === ProductId : product.name === ProductName,
  );
  if (!paths.length) {
    throw resourceNotFound(
      ProductId
        ? `No launch paths found for resource: ${ProductId}`
        : `Product with name ${ProductName} not found.`,
    );
  }
  if (new Set(paths.map(({ product }) => product.id)).size > 1) {
    throw invalidParameters(`Multiple Product with name ${ProductName} found.`);
  }
  return paths;
}

/** The one path chosen; a product with several paths needs a choice. */
export function choosePath(choice: ProductChoice, call: Call): LaunchPath {
  const { PathId, PathName } = choice;
  if (PathId && PathName) {
    throw invalidParameters('PathId and PathName cannot both be given.');
  }
  const paths = pathsOfProduct(choice, call).filter(
    ({ id, name }) =>
      (!PathId || id === PathId) && (!PathName || name === PathName),
  );
  const [path, ...others] = paths;
  if (!path) {
    throw resourceNotFound(`Launch path ${PathId ?? PathName} not found.`);
  }
  if (others.length) {
    throw invalidParameters(
      `Multiple launch paths found for resource: ${path.product.id}. Give PathId or PathName.`,
    );
  }
  return path;
}

/** The version chosen by id or name; only active ones count. */
export function chooseArtifact(
  { ProvisioningArtifactId: id, ProvisioningArtifactName: name }: ProductChoice,
  { artifacts }: Product,
): ProvisioningArtifact {
  if (!id === !name) {
    throw invalidParameters(
      'Exactly one of the provisioning artifact id and the provisioning artifact name must be given.',
    );
  }
  const found = artifacts.filter(
    artifact =>
      artifact.active && (id ? artifact.id === id : artifact.name === name),
  );
  if (!found.length) {
    throw resourceNotFound(`Provisioning Artifact ${id ?? name} not found.`);
  }
  if (found.length > 1) {
    throw invalidParameters(
      `Multiple Provisioning Artifact with name ${name} found.`,
    );
  }
  return found[0];
}
