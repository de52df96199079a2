import { CostGrouping } from '@atelier/plugin-ml-platform-common';

export const groupingTitles: Record<CostGrouping, string> = {
  service: 'Service',
  account: 'Account',
  stage: 'Stage',
  user: 'Person',
};
