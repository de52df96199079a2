import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Env, Scope, Tag } from '../aws/service';
import {
  constraints,
  portfolioPrincipals,
  portfolios,
  portfolioShares,
  products,
} from '../aws/servicecatalog/documents';
import { stableId } from '../aws/servicecatalog/ids';
import { newProduct } from '../aws/servicecatalog/products';
import { hubAccountId, regions } from './accounts';
import type { Seed } from './Seed';

const portalTag = { Key: 'atelier:portal', Value: 'true' };
const workloadsUnit = 'ou-atel-workload';
const provisioner = 'arn:aws:iam:::role/AtelierProvisioner';

/** As SageMaker Studio lists the products that make SageMaker projects. */
const studioTag = { Key: 'sagemaker:studio-visibility', Value: 'true' };

interface SeedProduct {
  name: string;
  folder: string;
  description: string;
  /** Role of the launching account that the product is built by. */
  launchRole: string;
  tags: Tag[];
}

const seededProducts: SeedProduct[] = [
  {
    name: 'Studio domain',
    folder: 'studio-domain',
    description:
      "A SageMaker Studio domain in the account's own VPC, with idle shutdown and tags that reach every app.",
    launchRole: 'AtelierLaunchStudio',
    tags: [portalTag],
  },
  {
    name: 'Studio user profile',
    folder: 'studio-user-profile',
    description:
      'A SageMaker Studio user profile for one person, with the execution role of their persona.',
    launchRole: 'AtelierLaunchStudio',
    tags: [portalTag],
  },
  {
    name: 'MLOps train and deploy',
    folder: 'mlops-train-deploy',
    description:
      'What a SageMaker project needs in the hub to train, register and deploy a model from a repository.',
    launchRole: 'AtelierLaunchMlops',
    tags: [portalTag, studioTag],
  },
];

/** The hub's portfolio with the approved products, in every region. */
export const seedCatalog: Seed = env => {
  for (const region of regions) {
    seedPortfolio({ account: hubAccountId, region }, env);
  }
};

function seedPortfolio(scope: Scope, env: Env) {
  const { store, clock } = env;
  const id = stableId('port', `${scope.region}/ML platform`);
  store.put(portfolios, scope, id, {
    id,
    arn: `arn:aws:catalog:${scope.region}:${scope.account}:portfolio/${id}`,
    displayName: 'ML platform',
    providerName: 'ML platform team',
    description: 'Approved building blocks of ML projects.',
    createdAt: clock.now().toISOString(),
    tags: [portalTag],
    productIds: seededProducts.map(({ name }) => productId(name, scope)),
  });
  store.put(portfolioShares, scope, `${id}/${workloadsUnit}`, {
    portfolioId: id,
    owner: scope.account,
    nodeType: 'ORGANIZATIONAL_UNIT',
    node: workloadsUnit,
    sharePrincipals: true,
  });
  store.put(portfolioPrincipals, scope, `${id}/${provisioner}`, {
    arn: provisioner,
    type: 'IAM_PATTERN',
  });
  for (const product of seededProducts) {
    seedProduct(product, id, scope, env);
  }
}

function seedProduct(
  { name, folder, description, launchRole, tags }: SeedProduct,
  portfolioId: string,
  scope: Scope,
  env: Env,
) {
  const id = productId(name, scope);
  const product = newProduct(
    {
      id,
      name,
      owner: 'ML platform team',
      description,
      supportDescription: 'Ask the ML platform team.',
      supportEmail: 'ml-platform@atelier.example',
      tags,
    },
    {
      id: stableId('pa', `${scope.region}/${name}/v1`),
      name: 'v1',
      description,
      templateBody: readTemplate(folder),
    },
    { ...scope, env },
  );
  env.store.put(products, scope, id, product);
  const key = stableId('cons', `${scope.region}/${name}/LAUNCH`);
  env.store.put(constraints, scope, key, {
    id: key,
    owner: scope.account,
    portfolioId,
    productId: id,
    type: 'LAUNCH',
    description: `Built by the role ${launchRole} of the launching account.`,
    parameters: JSON.stringify({ LocalRoleName: launchRole }),
  });
}

function productId(name: string, { region }: Scope): string {
  return stableId('prod', `${region}/${name}`);
}

function readTemplate(folder: string): string {
  const sandbox = dirname(require.resolve('../../package.json'));
  return readFileSync(
    resolve(sandbox, '../../templates/products', folder, 'product.yaml'),
    'utf8',
  );
}
