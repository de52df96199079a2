import { isStage, Stage } from '@atelier/plugin-ml-platform-common';

export const stageTitles: Record<Stage, string> = {
  dev: 'Dev',
  preprod: 'PreProd',
  prod: 'Prod',
};

/** What a stage is called; what is none, as it is. */
export function stageTitle(stage: string): string {
  return isStage(stage) ? stageTitles[stage] : stage;
}
