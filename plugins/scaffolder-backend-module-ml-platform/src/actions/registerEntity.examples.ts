import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Register the component of a repository that was pushed',
    example: stringify({
      steps: [
        {
          id: 'register',
          name: 'Add it to the catalog',
          action: 'ml-platform:catalog:register',
          input: {
            repoContentsUrl:
              'https://gitlab.example.com/forecasting/churn/-/blob/main',
          },
        },
      ],
    }),
  },
];
