import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'A Studio profile for the person who starts the task, with the role of a persona',
    example: stringify({
      steps: [
        {
          id: 'launch',
          name: 'Launch the Studio user profile',
          action: 'servicecatalog:product:launch',
          input: {
            project: '${{ parameters.project }}',
            stage: 'dev',
            product: 'Studio user profile',
            persona: '${{ parameters.persona }}',
          },
        },
      ],
    }),
  },
  {
    description:
      'A profile with a name of its own, in one of several Studio domains',
    example: stringify({
      steps: [
        {
          id: 'launch',
          name: 'Launch the Studio user profile',
          action: 'servicecatalog:product:launch',
          input: {
            project: 'demand-forecast',
            stage: 'dev',
            product: 'Studio user profile',
            persona: 'data-scientist',
            profileName: 'dana-experiments',
            domainId: 'd-abcdefghijkl',
          },
        },
      ],
    }),
  },
  {
    description: 'A given version of any product, with parameters of its own',
    example: stringify({
      steps: [
        {
          id: 'launch',
          name: 'Launch a data bucket',
          action: 'servicecatalog:product:launch',
          input: {
            project: 'demand-forecast',
            stage: 'preprod',
            product: 'Data bucket',
            version: 'v2',
            region: 'eu-central-1',
            parameters: { RetentionInDays: '90' },
          },
        },
      ],
    }),
  },
];
