import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Find out where the data of the workspace will be',
    example: stringify({
      steps: [
        {
          id: 'keys',
          name: 'Find out where the data will be',
          action: 'sagemaker:pipeline:data-keys',
          input: { name: 'churn', data: 'repository/data' },
        },
      ],
    }),
  },
];
