import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Put the pipeline of the rendered repository into Dev',
    example: stringify({
      steps: [
        {
          id: 'upsert',
          name: 'Upload the code and put the pipeline into Dev',
          action: 'sagemaker:pipeline:upsert',
          input: {
            project: 'demand-forecast',
            stage: 'dev',
            name: 'churn',
            definition: 'repository/pipeline/definition.json',
            code: 'repository/src',
            data: 'repository/data',
          },
        },
      ],
    }),
  },
];
