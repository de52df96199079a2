import { parseEntityRef } from '@backstage/catalog-model';
import {
  isStage,
  MlProjectChoice,
  Persona,
} from '@atelier/plugin-ml-platform-common';
import { stageTitle, stageTitles } from '../components/shared/stageTitles';

/** The name of the group that owns an ML project, without its kind and namespace. */
export function groupName(owner: string): string {
  return parseEntityRef(owner, { defaultKind: 'group' }).name;
}

/** Why an ML project cannot be chosen; nothing when it can. */
export function projectRefusal(
  slug: string,
  choices: MlProjectChoice[],
): string | undefined {
  const project = choices.find(it => it.slug === slug);
  if (!project) {
    return `There is no ML project “${slug}” that you may see. Choose one from the list.`;
  }
  if (!project.member) {
    return `You cannot choose ${slug}: you are not a member of ${groupName(
      project.owner,
    )}, the group that owns it. Ask the group to add you.`;
  }
  return undefined;
}

/** Why a stage of an ML project cannot be chosen; nothing when it can. */
export function stageRefusal(
  stage: string,
  project: MlProjectChoice | undefined,
): string | undefined {
  if (!project) {
    return 'Choose an ML project first.';
  }
  const account = project.accounts.find(it => it.stage === stage);
  if (!account) {
    const existing = project.accounts
      .map(it => stageTitles[it.stage])
      .join(', ');
    return existing
      ? `${project.slug} has no ${stageTitle(
          stage,
        )} account. It has: ${existing}.`
      : `${project.slug} has no accounts yet. Ask the ML platform team to set one up.`;
  }
  if (account.state !== 'ACTIVE') {
    return `The ${stageTitle(stage)} account of ${project.slug} (${
      account.accountId
    }) is ${account.state}. Choose another stage, or ask the ML platform team.`;
  }
  return undefined;
}

/** Why a persona cannot be chosen at a stage; nothing when it can. */
export function personaRefusal(
  id: string,
  stage: string | undefined,
  personas: Persona[],
): string | undefined {
  if (!isStage(stage)) {
    return 'Choose a stage first.';
  }
  const persona = personas.find(it => it.id === id);
  if (!persona) {
    return `There is no persona “${id}”. Choose one from the list.`;
  }
  if (!persona.stages.includes(stage)) {
    return `${persona.title} is not allowed in ${
      stageTitles[stage]
    }, only in: ${persona.stages
      .map(stageTitle)
      .join(', ')}. Choose another persona or stage.`;
  }
  return undefined;
}
