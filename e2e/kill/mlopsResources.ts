import {
  paginateListPipelineExecutions,
  paginateListPipelines,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import {
  paginateSearchProvisionedProducts,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog';
import { rootConfig } from './rootConfig';
import { Sandbox } from './Sandbox';

const hub = { accountId: '100200300402', region: 'eu-west-1' };
const dev = { accountId: '201000000011', region: 'eu-west-1' };

/** How many there are of each thing that the golden path makes under a name. */
export interface MlopsResources {
  repositories: number;
  commits: number;
  triggers: number;
  sageMakerProjects: number;
  pipelines: number;
  executions: number;
}

/** Asks AWS and the code host. */
export async function countMlopsResources(
  sandbox: Sandbox,
  name: string,
): Promise<MlopsResources> {
  return {
    ...(await countInCodeHost(sandbox, name)),
    sageMakerProjects: await countSageMakerProjects(sandbox, name),
    ...(await countPipelines(sandbox, name)),
  };
}

async function countInCodeHost(sandbox: Sandbox, name: string) {
  const list = async (path: string): Promise<{ path: string }[]> => {
    const response = await fetch(`${sandbox.codeHostUrl}/api/v4/${path}`, {
      headers: { 'PRIVATE-TOKEN': 'glpat-sandbox-portal-token' },
    });
    return response.ok ? response.json() : [];
  };
  const repository = `projects/${encodeURIComponent(`forecasting/${name}`)}`;
  const projects = await list('groups/forecasting/projects?per_page=100');
  return {
    repositories: projects.filter(({ path }) => path === name).length,
    commits: (await list(`${repository}/repository/commits?ref_name=main`))
      .length,
    triggers: (await list(`${repository}/triggers`)).length,
  };
}

/** By their provisioned products: a second one of the same name would be another product. */
async function countSageMakerProjects(sandbox: Sandbox, name: string) {
  const config = await rootConfig(sandbox, hub);
  let count = 0;
  for await (const page of paginateSearchProvisionedProducts(
    { client: new ServiceCatalogClient(config) },
    { AccessLevelFilter: { Key: 'Account', Value: 'self' } },
  )) {
    count += (page.ProvisionedProducts ?? []).filter(product =>
      product.Name?.startsWith(`${name}-p-`),
    ).length;
  }
  return count;
}

async function countPipelines(sandbox: Sandbox, name: string) {
  const client = new SageMakerClient(await rootConfig(sandbox, dev));
  let pipelines = 0;
  let executions = 0;
  for await (const page of paginateListPipelines({ client }, {})) {
    for (const { PipelineName } of page.PipelineSummaries ?? []) {
      if (PipelineName !== name) continue;
      pipelines++;
      for await (const runs of paginateListPipelineExecutions(
        { client },
        { PipelineName },
      )) {
        executions += runs.PipelineExecutionSummaries?.length ?? 0;
      }
    }
  }
  return { pipelines, executions };
}
