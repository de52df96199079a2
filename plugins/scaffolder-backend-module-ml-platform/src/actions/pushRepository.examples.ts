import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Push what fetch:template has rendered',
    example: stringify({
      steps: [
        {
          id: 'push',
          name: 'Push the code',
          action: 'ml-platform:repository:push',
          input: {
            project: 'demand-forecast',
            name: 'churn',
            sourcePath: 'repository',
            message: 'Train and deploy churn',
          },
        },
      ],
    }),
  },
];
