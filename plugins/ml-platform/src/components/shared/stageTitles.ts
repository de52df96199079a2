import { Stage } from '@atelier/plugin-ml-platform-common';

export const stageTitles: Record<Stage, string> = {
  dev: 'Dev',
  preprod: 'PreProd',
  prod: 'Prod',
};
