import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Check that the person may provision in the dev stage, and get its account',
    example: stringify({
      steps: [
        {
          id: 'resolve',
          name: 'Check the ML project',
          action: 'ml-platform:project:resolve',
          input: { project: 'demand-forecast', stage: 'dev' },
        },
      ],
    }),
  },
  {
    description: 'The same, with the persona that later steps use',
    example: stringify({
      steps: [
        {
          id: 'resolve',
          name: 'Check the ML project and the persona',
          action: 'ml-platform:project:resolve',
          input: {
            project: '${{ parameters.project }}',
            stage: '${{ parameters.stage }}',
            persona: '${{ parameters.persona }}',
          },
        },
      ],
    }),
  },
];
