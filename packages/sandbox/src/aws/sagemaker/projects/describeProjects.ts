import { operation } from '../../service';
import { isBetween, listPage } from '../listing';
import * as shapes from '../shapes/mlops/projects';
import { projects } from './documents';
import { getProject } from './lookUp';
import { stackName } from './projectStack';

export const DescribeProject = operation({
  write: false,
  input: shapes.describeProjectInput,
  handle({ ProjectName }, call) {
    const project = getProject(ProjectName, call);
    const { provisionedProductId, statusMessage, template } = project;
    const message = statusMessage ?? project.ProjectStatus;
    return {
      ProjectArn: project.ProjectArn,
      ProjectName,
      ProjectId: project.ProjectId,
      ProjectDescription: project.ProjectDescription,
      ServiceCatalogProvisioningDetails:
        project.ServiceCatalogProvisioningDetails,
      ...(!template &&
        (provisionedProductId || statusMessage) && {
          ServiceCatalogProvisionedProductDetails: {
            ProvisionedProductId: provisionedProductId,
            ProvisionedProductStatusMessage: statusMessage,
          },
        }),
      TemplateProviderDetails: template && [
        {
          CfnTemplateProviderDetail: {
            ...template,
            StackDetail: {
              Name: stackName(project),
              Id: project.stackId,
              // AWS's message is one line, and never empty.
              StatusMessage: message.replace(/\s+/g, ' '),
            },
          },
        },
      ],
      ProjectStatus: project.ProjectStatus,
      CreatedBy: project.createdBy,
      CreationTime: new Date(project.createdAt),
      LastModifiedTime: new Date(project.modifiedAt),
      LastModifiedBy: project.modifiedBy,
    };
  },
});

export const ListProjects = operation({
  write: false,
  input: shapes.listProjectsInput,
  handle(input, call) {
    const wanted = input.NameContains?.toLowerCase() ?? '';
    const found = call.env.store
      .list(projects, call)
      .filter(
        project =>
          project.ProjectName.toLowerCase().includes(wanted) &&
          isBetween(
            project.createdAt,
            input.CreationTimeAfter,
            input.CreationTimeBefore,
          ),
      );
    const { items, ...page } = listPage(found, input, {
      by: project =>
        input.SortBy === 'Name' ? project.ProjectName : project.createdAt,
      order: 'Ascending',
    });
    return {
      ProjectSummaryList: items.map(project => ({
        ProjectName: project.ProjectName,
        ProjectDescription: project.ProjectDescription,
        ProjectArn: project.ProjectArn,
        ProjectId: project.ProjectId,
        CreationTime: new Date(project.createdAt),
        ProjectStatus: project.ProjectStatus,
      })),
      ...page,
    };
  },
});
