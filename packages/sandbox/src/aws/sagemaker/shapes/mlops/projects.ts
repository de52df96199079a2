import { s } from '../../../shapes';
import { nextToken, roleArn, tagList } from '../common';
import { entityDescription } from './shared';

export const projectEntityName = s.string({
  min: 1,
  max: 32,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}',
});

export const serviceCatalogEntityId = s.string({
  min: 1,
  max: 100,
  pattern: '[a-zA-Z0-9_\\-]*',
});

export const provisioningParameter = s.structure({
  Key: s.string({ min: 1, max: 1000, pattern: '.*' }),
  Value: s.string({ max: 4096, pattern: '.*' }),
});

export const provisioningParameters = s.list(provisioningParameter);

export const serviceCatalogProvisioningDetails = s.structure({
  ProductId: serviceCatalogEntityId.required(),
  ProvisioningArtifactId: serviceCatalogEntityId,
  PathId: serviceCatalogEntityId,
  ProvisioningParameters: provisioningParameters,
});

export const cfnTemplateName = s.string({
  min: 1,
  max: 32,
  pattern: '(?=.{1,32}$)[a-zA-Z0-9](-*[a-zA-Z0-9])*',
});

export const cfnTemplateURL = s.string({
  min: 1,
  max: 1024,
  pattern: '(?=.{1,1024}$)(https)://([^/]+)/(.+)',
});

export const cfnStackParameterKey = s.string({
  min: 1,
  max: 255,
  pattern: '.{1,255}',
});

export const cfnStackParameterValue = s.string({
  max: 4096,
  pattern: '.{0,4096}',
});

export const cfnStackCreateParameter = s.structure({
  Key: cfnStackParameterKey.required(),
  Value: cfnStackParameterValue,
});

export const cfnCreateTemplateProvider = s.structure({
  TemplateName: cfnTemplateName.required(),
  TemplateURL: cfnTemplateURL.required(),
  RoleARN: roleArn,
  Parameters: s.list(cfnStackCreateParameter, { max: 180 }),
});

export const createTemplateProvider = s.structure({
  CfnTemplateProvider: cfnCreateTemplateProvider,
});

export const createProjectInput = s.structure({
  ProjectName: projectEntityName.required(),
  ProjectDescription: entityDescription,
  ServiceCatalogProvisioningDetails: serviceCatalogProvisioningDetails,
  Tags: tagList,
  TemplateProviders: s.list(createTemplateProvider, { min: 1, max: 1 }),
});

export const describeProjectInput = s.structure({
  ProjectName: projectEntityName.required(),
});

export const listProjectsInput = s.structure({
  CreationTimeAfter: s.timestamp(),
  CreationTimeBefore: s.timestamp(),
  MaxResults: s.integer({ min: 1, max: 100 }),
  NameContains: projectEntityName,
  NextToken: nextToken,
  SortBy: s.string({ enum: ['Name', 'CreationTime'] }),
  SortOrder: s.string({ enum: ['Ascending', 'Descending'] }),
});

export const serviceCatalogProvisioningUpdateDetails = s.structure({
  ProvisioningArtifactId: serviceCatalogEntityId,
  ProvisioningParameters: provisioningParameters,
});

export const cfnStackUpdateParameter = s.structure({
  Key: cfnStackParameterKey.required(),
  Value: cfnStackParameterValue,
});

export const cfnUpdateTemplateProvider = s.structure({
  TemplateName: cfnTemplateName.required(),
  TemplateURL: cfnTemplateURL.required(),
  Parameters: s.list(cfnStackUpdateParameter, { max: 180 }),
});

export const updateTemplateProvider = s.structure({
  CfnTemplateProvider: cfnUpdateTemplateProvider,
});

export const updateProjectInput = s.structure({
  ProjectName: projectEntityName.required(),
  ProjectDescription: entityDescription,
  ServiceCatalogProvisioningUpdateDetails:
    serviceCatalogProvisioningUpdateDetails,
  Tags: tagList,
  TemplateProvidersToUpdate: s.list(updateTemplateProvider, { min: 1, max: 1 }),
});

export const deleteProjectInput = s.structure({
  ProjectName: projectEntityName.required(),
});
