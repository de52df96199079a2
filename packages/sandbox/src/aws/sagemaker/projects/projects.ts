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
import { projects, type ProjectDocument } from './documents';
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
    if (!details) {
      throw validationException('TemplateProviders are not in this sandbox.');
    }
    const ProvisioningArtifactId =
      details.ProvisioningArtifactId ?? (await chooseArtifact(details, call));
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
      ServiceCatalogProvisioningDetails: { ...details, ProvisioningArtifactId },
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
    if (input.TemplateProvidersToUpdate) {
      throw validationException('TemplateProviders are not in this sandbox.');
    }
    const given = input.ServiceCatalogProvisioningUpdateDetails;
    const details = project.ServiceCatalogProvisioningDetails;
    const keys = given?.ProvisioningParameters?.map(({ Key }) => Key) ?? [];
    const kept = details.ProvisioningParameters?.filter(
      ({ Key }) => !keys.includes(Key),
    );
    const changed = {
      ...project,
      ProjectDescription:
        input.ProjectDescription ?? project.ProjectDescription,
      tags: mergeTags(project.tags, Tags ?? []),
    };
    if (!given && !Tags) {
      call.env.store.put(projects, call, ProjectName, changed);
      return { ProjectArn: project.ProjectArn };
    }
    change(
      {
        ...changed,
        ProjectStatus: 'UpdateInProgress',
        ServiceCatalogProvisioningDetails: {
          ...details,
          ProvisioningArtifactId:
            given?.ProvisioningArtifactId ?? details.ProvisioningArtifactId,
          ProvisioningParameters: [
            ...(kept ?? []),
            ...(given?.ProvisioningParameters ?? []),
          ],
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
