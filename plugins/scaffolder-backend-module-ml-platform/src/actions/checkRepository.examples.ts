import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Refuse a name that is taken before anything is made',
    example: stringify({
      steps: [
        {
          id: 'repository',
          name: 'Check that the repository can be made',
          action: 'ml-platform:repository:check',
          input: { project: 'demand-forecast', name: 'churn' },
        },
      ],
    }),
  },
];
