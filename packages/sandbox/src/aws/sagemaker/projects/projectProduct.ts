import type { Caller, Env, Scope } from '../../service';
import { provisionedProducts, records } from '../../servicecatalog/documents';
import type { ProjectDocument } from './documents';
import { results, type Changes } from './results';

interface Asked {
  RecordDetail: { RecordId: string; ProvisionedProductId: string };
}

/** The tokens make a second asking, after a crash, the same as the first. */
async function ask(
  project: ProjectDocument,
  { account, region }: Scope,
  env: Env,
): Promise<Changes> {
  const caller: Caller = {
    account,
    region,
    principal: project.actor,
    source: 'sagemaker',
  };
  const request = requestOf(project);
  if (!request) {
    return { ProjectStatus: 'DeleteCompleted' };
  }
  const { RecordDetail } = await env.invoke<Asked>(
    'servicecatalog',
    request.operation,
    request.input,
    caller,
  );
  return {
    ...(project.ProjectStatus === 'Pending' && {
      ProjectStatus: 'CreateInProgress' as const,
    }),
    recordId: RecordDetail.RecordId,
    provisionedProductId: RecordDetail.ProvisionedProductId,
  };
}

/** What to ask of Service Catalog; nothing where a project that never came to be is deleted. */
function requestOf(project: ProjectDocument) {
  const { changeToken: token, provisionedProductId } = project;
  const details = project.ServiceCatalogProvisioningDetails;
  const { ProductId, ProvisioningArtifactId, PathId } = details ?? {};
  const parameters = [
    ...(details?.ProvisioningParameters ?? []),
    { Key: 'SageMakerProjectName', Value: project.ProjectName },
    { Key: 'SageMakerProjectId', Value: project.ProjectId },
  ];
  switch (project.ProjectStatus) {
    case 'DeleteInProgress':
      return (
        provisionedProductId && {
          operation: 'TerminateProvisionedProduct',
          input: {
            ProvisionedProductId: provisionedProductId,
            TerminateToken: token,
          },
        }
      );
    case 'UpdateInProgress':
      return {
        operation: 'UpdateProvisionedProduct',
        input: {
          ProvisionedProductId: provisionedProductId,
          ProductId,
          ProvisioningArtifactId,
          PathId,
          ProvisioningParameters: parameters,
          Tags: project.tags,
          UpdateToken: token,
        },
      };
    default:
      return {
        operation: 'ProvisionProduct',
        input: {
          ProductId,
          ProvisioningArtifactId,
          PathId,
          ProvisionedProductName: `${project.ProjectName}-${project.ProjectId}`,
          ProvisioningParameters: parameters,
          Tags: project.tags,
          ProvisionToken: token,
        },
      };
  }
}

async function follow(
  {
    ProjectStatus: status,
    recordId = '',
    provisionedProductId = '',
  }: ProjectDocument,
  scope: Scope,
  env: Env,
): Promise<Changes> {
  const record = env.store.get(records, scope, recordId);
  const product = env.store.get(
    provisionedProducts,
    scope,
    provisionedProductId,
  );
  const { done, failed } = results[status] ?? { done: status, failed: status };
  switch (record?.status) {
    case 'SUCCEEDED':
      return { ProjectStatus: done, statusMessage: undefined };
    case 'FAILED':
      return {
        ProjectStatus: failed,
        statusMessage:
          product?.statusMessage ?? record.errors.at(-1)?.Description,
      };
    case undefined:
      return {
        ProjectStatus: failed,
        statusMessage: `Record ${recordId} was not found.`,
      };
    default:
      return {};
  }
}

/** A project that a Service Catalog product makes. */
export const projectProduct = { ask, follow };
