import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Refuse what AWS would refuse before anything is made',
    example: stringify({
      steps: [
        {
          id: 'check',
          name: 'Check the pipeline as SageMaker will',
          action: 'sagemaker:pipeline:check',
          input: {
            project: 'demand-forecast',
            stage: 'dev',
            name: 'churn',
            definition: 'repository/pipeline/definition.json',
            product: 'MLOps train and deploy',
          },
        },
      ],
    }),
  },
];
