import { defineService } from '../service';
import { CreateConstraint, ListConstraintsForPortfolio } from './constraints';
import {
  DescribeProduct,
  ListLaunchPaths,
  SearchProducts,
} from './endUserProducts';
import {
  CreatePortfolio,
  DescribePortfolio,
  ListPortfolios,
} from './portfolios';
import {
  AssociatePrincipalWithPortfolio,
  ListPrincipalsForPortfolio,
} from './principals';
import {
  AssociateProductWithPortfolio,
  CreateProduct,
  DescribeProductAsAdmin,
} from './products';
import {
  DescribeProvisionedProduct,
  GetProvisionedProductOutputs,
  ScanProvisionedProducts,
  SearchProvisionedProducts,
} from './provisionedProducts';
import { CreateProvisioningArtifact } from './createProvisioningArtifact';
import { DescribeProvisioningParameters } from './provisioningParameters';
import { ProvisionProduct } from './provisionProduct';
import { DescribeRecord, ListRecordHistory } from './records';
import { recordStep, runRecordStep } from './runRecord';
import { CreatePortfolioShare } from './shares';
import { TerminateProvisionedProduct } from './terminateProvisionedProduct';
import { UpdateProvisionedProduct } from './updateProvisionedProduct';

export const servicecatalog = defineService(
  {
    id: 'servicecatalog',
    protocol: 'json1.1',
    targetPrefix: 'AWS242ServiceCatalogService',
    timers: { [recordStep]: runRecordStep },
  },
  {
    AssociatePrincipalWithPortfolio,
    AssociateProductWithPortfolio,
    CreateConstraint,
    CreatePortfolio,
    CreatePortfolioShare,
    CreateProduct,
    CreateProvisioningArtifact,
    DescribePortfolio,
    DescribeProduct,
    DescribeProductAsAdmin,
    DescribeProvisionedProduct,
    DescribeProvisioningParameters,
    DescribeRecord,
    GetProvisionedProductOutputs,
    ListConstraintsForPortfolio,
    ListLaunchPaths,
    ListPortfolios,
    ListPrincipalsForPortfolio,
    ListRecordHistory,
    ProvisionProduct,
    ScanProvisionedProducts,
    SearchProducts,
    SearchProvisionedProducts,
    TerminateProvisionedProduct,
    UpdateProvisionedProduct,
  },
);
