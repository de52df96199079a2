import { on, onNone, regionalArn, requestTags, type Tags } from './access';
import type { AccessTable, OperationCall } from './OperationAccess';

interface LevelInput {
  AccessLevelFilter?: { Key?: 'Account' | 'Role' | 'User'; Value?: string };
}

const product = 'product/{ProductId}';
const productById = 'product/{Id}';
const portfolio = 'portfolio/{PortfolioId}';
const portfolioById = 'portfolio/{Id}';

function resource(operation: string, path: string) {
  return on<{ Tags?: Tags }>(
    `servicecatalog:${operation}`,
    call => regionalArn('catalog', path, call),
    call => requestTags(call.input.Tags),
  );
}

/** An operation on provisioned products: of the account at least, of less where the filter asks for it. */
function onProvisioned(
  operation: string,
  byDefault: 'Account' | 'Role' | 'User' = 'Account',
) {
  return on<LevelInput>(
    `servicecatalog:${operation}`,
    () => '*',
    ({ input }: OperationCall<LevelInput>) => {
      const level = input.AccessLevelFilter?.Key ?? byDefault;
      return { [`servicecatalog:${level.toLowerCase()}Level`]: 'self' };
    },
  );
}

function resources(paths: Record<string, string>): AccessTable {
  return Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [name, resource(name, path)]),
  );
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsservicecatalog.html */
export const servicecatalog: AccessTable = {
  ...onNone('servicecatalog', [
    'AssociateProductWithPortfolio',
    'DeleteConstraint',
    'DescribeConstraint',
    'DescribePortfolioShareStatus',
    'DescribeProductView',
    'DisassociateProductFromPortfolio',
    'GetProvisionedProductOutputs',
    'ListAcceptedPortfolioShares',
    'ListConstraintsForPortfolio',
    'ListPortfolios',
    'SearchProducts',
    'SearchProductsAsAdmin',
    'UpdateConstraint',
    'UpdateProvisionedProductProperties',
  ]),
  ...resources({
    AcceptPortfolioShare: portfolio,
    AssociatePrincipalWithPortfolio: portfolio,
    CreateConstraint: product,
    CreatePortfolio: 'portfolio/*',
    CreatePortfolioShare: portfolio,
    CreateProduct: 'product/*',
    CreateProvisioningArtifact: product,
    DeletePortfolio: portfolioById,
    DeletePortfolioShare: portfolio,
    DeleteProduct: productById,
    DeleteProvisioningArtifact: product,
    DescribePortfolio: portfolioById,
    DescribePortfolioShares: portfolio,
    DescribeProduct: productById,
    DescribeProductAsAdmin: productById,
    DescribeProvisioningArtifact: product,
    DescribeProvisioningParameters: product,
    DisassociatePrincipalFromPortfolio: portfolio,
    ListLaunchPaths: product,
    ListPortfolioAccess: portfolio,
    ListPortfoliosForProduct: product,
    ListPrincipalsForPortfolio: portfolio,
    ListProvisioningArtifacts: product,
    ProvisionProduct: product,
    UpdatePortfolio: portfolioById,
    UpdateProduct: productById,
    UpdateProvisioningArtifact: product,
  }),
  DescribeProvisionedProduct: onProvisioned('DescribeProvisionedProduct'),
  DescribeRecord: onProvisioned('DescribeRecord'),
  ListRecordHistory: onProvisioned('ListRecordHistory', 'User'),
  ScanProvisionedProducts: onProvisioned('ScanProvisionedProducts', 'User'),
  SearchProvisionedProducts: onProvisioned('SearchProvisionedProducts'),
  TerminateProvisionedProduct: onProvisioned('TerminateProvisionedProduct'),
  UpdateProvisionedProduct: onProvisioned('UpdateProvisionedProduct'),
};
