import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Start the pipeline that the step before has made',
    example: stringify({
      steps: [
        {
          id: 'start',
          name: 'Start the first execution',
          action: 'sagemaker:pipeline:start',
          input: { project: 'demand-forecast', stage: 'dev', name: 'churn' },
        },
      ],
    }),
  },
];
