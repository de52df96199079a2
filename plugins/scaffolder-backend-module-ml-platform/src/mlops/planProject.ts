import { MlAccount, Stage } from '@atelier/plugin-ml-platform-common';
import {
  AwsTag,
  AwsTarget,
  checkParameters,
  describeProduct,
  governedTags,
  identityTagKeys,
  LaunchableProduct,
  listProvisioningParameters,
} from '@atelier/plugin-ml-platform-node';
import { Authorization } from '../authorization/authorizeInitiator';
import { Repository, withoutSlash } from '../codehost/repositoryOf';
import { MlopsServices } from './MlopsServices';
import { hubTarget } from './targets';

/** SageMaker fills these in. Source: SageMaker, custom project templates. */
const filledBySageMaker = ['SageMakerProjectName', 'SageMakerProjectId'];
/** The secret parameter; its value is made only when everything else is checked. */
export const triggerTokenParameter = 'CiTriggerToken';

/** A SageMaker project that nothing speaks against. */
export interface ProjectPlan {
  target: AwsTarget;
  name: string;
  description: string;
  product: LaunchableProduct;
  parameters: Record<string, string>;
  tags: AwsTag[];
  identityTags: string[];
}

/** Makes all checks of a SageMaker project that need no writing call, and says what would be made. */
export async function planProject(
  { clients, config }: MlopsServices,
  authorization: Authorization,
  wanted: { name: string; product: string; repository: Repository },
  signal?: AbortSignal,
): Promise<ProjectPlan> {
  const { project } = authorization;
  const { name, repository } = wanted;
  const target = hubTarget(config, authorization);
  const product = await describeProduct(clients, target, {
    product: wanted.product,
    signal,
  });
  const known = await listProvisioningParameters(clients, target, product, {
    signal,
  });
  const codeHostUrl = withoutSlash(repository.integration.baseUrl);
  const accountOf = (stage: Stage) =>
    project.accounts.find(account => isUsable(account, stage))?.accountId ?? '';
  const values: Record<string, string> = {
    MlProject: project.slug,
    Owner: project.owner,
    CostCenter: project.costCenter,
    DevAccountId: accountOf('dev'),
    PreProdAccountId: accountOf('preprod'),
    ProdAccountId: accountOf('prod'),
    CodeHostUrl: codeHostUrl,
    RepositoryPath: repository.path,
    OidcProviderArn: `arn:${config.partition}:iam::${
      target.accountId
    }:oidc-provider/${codeHostUrl.replace(/^https?:\/\//, '')}`,
  };
  const parameters = Object.fromEntries(
    Object.entries(values).filter(([key]) =>
      known.some(one => one.key === key),
    ),
  );
  checkParameters(
    product,
    known.filter(({ key }) => !filledBySageMaker.includes(key)),
    { ...parameters, [triggerTokenParameter]: 'made later' },
  );
  return {
    target,
    name,
    description: `Trains and deploys ${name} of the ML project ${project.slug}; repository ${repository.path}`,
    product,
    parameters,
    tags: governedTags(config.tags, { project }),
    identityTags: identityTagKeys(config.tags),
  };
}

/** An account that is suspended or closed gets no deployments. */
export function isUsable(account: MlAccount, stage: Stage): boolean {
  return account.stage === stage && account.state === 'ACTIVE';
}
