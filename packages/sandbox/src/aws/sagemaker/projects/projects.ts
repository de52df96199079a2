import { AwsError } from '../../errors';
import { operation, type Call } from '../../service';
import { sagemakerArn } from '../arns';
import { resourceTags } from '../documents';
import { validationException } from '../errors';
import { newId } from '../ids';
import * as shapes from '../shapes/mlops/projects';
import { checkTags, mergeTags } from '../tags';
import { userContext } from '../userContext';
import { chooseArtifact } from './chooseArtifact';
import {
  projects,
  type ProjectDocument,
  type ProvisioningParameter,
} from './documents';
import { getProject, isChanging } from './lookUp';
import { runProjectLater } from './runProject';

export const CreateProject = operation({
  write: true,
  input: shapes.createProjectInput,
  async handle({ ProjectName, Tags = [], ...input }, call) {
    checkTags(Tags, call);
    const details = input.ServiceCatalogProvisioningDetails;
    if (!details === !input.TemplateProviders) {
      throw validationException(
        'Exactly one of ServiceCatalogProvisioningDetails and TemplateProviders must be given.',
      );
    }
    const template = input.TemplateProviders?.[0].CfnTemplateProvider;
    if (!details && !template) {
      throw validationException(
        'A template provider must have a CfnTemplateProvider.',
      );
    }
    const { store, clock } = call.env;
    const ProjectArn = sagemakerArn(call, `project/${ProjectName}`);
    const present = store.get(projects, call, ProjectName);
    if (present && present.ProjectStatus !== 'DeleteCompleted') {
      throw validationException(
        `Project with name ${ProjectName} already exists: ${ProjectArn}`,
      );
    }
    const ProjectId = newId('p-', 12);
    const now = clock.now().toISOString();
    const project: ProjectDocument = {
      ProjectName,
      ProjectArn,
      ProjectId,
      ProjectDescription: input.ProjectDescription,
      ProjectStatus: 'Pending',
      ServiceCatalogProvisioningDetails: details && {
        ...details,
        ProvisioningArtifactId:
          details.ProvisioningArtifactId ??
          (await chooseArtifact(details, call)),
      },
      template,
      actor: call.principal,
      changeToken: newId('', 32),
      tags: mergeTags(Tags, [
        { Key: 'sagemaker:project-name', Value: ProjectName },
        { Key: 'sagemaker:project-id', Value: ProjectId },
      ]),
      createdAt: now,
      modifiedAt: now,
      createdBy: userContext(call.principal),
      modifiedBy: userContext(call.principal),
    };
    store.transaction(() => {
      store.put(projects, call, ProjectName, project);
      store.put(resourceTags, call, ProjectArn, project.tags);
      runProjectLater(ProjectName, call, call.env);
    });
    return { ProjectArn, ProjectId };
  },
});

export const UpdateProject = operation({
  write: true,
  input: shapes.updateProjectInput,
  handle({ ProjectName, Tags, ...input }, call) {
    const project = getProjectToChange(ProjectName, call);
    checkTags(Tags ?? [], call);
    const given = input.ServiceCatalogProvisioningUpdateDetails;
    const template = input.TemplateProvidersToUpdate?.[0].CfnTemplateProvider;
    const { ServiceCatalogProvisioningDetails: details } = project;
    if ((given && !details) || (template && !project.template)) {
      throw validationException(
        `Project ${ProjectName} was not made by a ${
          given ? 'Service Catalog product' : 'template provider'
        }.`,
      );
    }
    const changed = {
      ...project,
      ProjectDescription:
        input.ProjectDescription ?? project.ProjectDescription,
      tags: mergeTags(project.tags, Tags ?? []),
    };
    if (!given && !template && !Tags) {
      call.env.store.put(projects, call, ProjectName, changed);
      return { ProjectArn: project.ProjectArn };
    }
    change(
      {
        ...changed,
        ProjectStatus: 'UpdateInProgress',
        ServiceCatalogProvisioningDetails: details && {
          ...details,
          ProvisioningArtifactId:
            given?.ProvisioningArtifactId ?? details.ProvisioningArtifactId,
          ProvisioningParameters: merged(
            details.ProvisioningParameters,
            given?.ProvisioningParameters,
          ),
        },
        template: project.template && {
          ...project.template,
          ...template,
          Parameters: merged(project.template.Parameters, template?.Parameters),
        },
      },
      call,
    );
    return { ProjectArn: project.ProjectArn };
  },
});

export const DeleteProject = operation({
  write: true,
  input: shapes.deleteProjectInput,
  handle({ ProjectName }, call) {
    const project = getProjectToChange(ProjectName, call);
    change({ ...project, ProjectStatus: 'DeleteInProgress' }, call);
    return {};
  },
});

/** Parameters that are not given keep their values. */
function merged(
  present: ProvisioningParameter[] = [],
  given: ProvisioningParameter[] = [],
): ProvisioningParameter[] {
  const keys = given.map(({ Key }) => Key);
  return [...present.filter(({ Key }) => !keys.includes(Key)), ...given];
}

function getProjectToChange(name: string, call: Call): ProjectDocument {
  const project = getProject(name, call);
  if (project.ProjectStatus === 'DeleteCompleted') {
    throw validationException(`Project ${name} does not exist.`);
  }
  if (isChanging(project)) {
    throw new AwsError(
      'ConflictException',
      `Project ${name} cannot be changed while its status is ${project.ProjectStatus}.`,
    );
  }
  return project;
}

function change(project: ProjectDocument, call: Call): void {
  const { store, clock } = call.env;
  store.transaction(() => {
    store.put(projects, call, project.ProjectName, {
      ...project,
      actor: call.principal,
      changeToken: newId('', 32),
      recordId: undefined,
      statusMessage: undefined,
      modifiedAt: clock.now().toISOString(),
      modifiedBy: userContext(call.principal),
    });
    store.put(resourceTags, call, project.ProjectArn, project.tags);
    runProjectLater(project.ProjectName, call, call.env);
  });
}
