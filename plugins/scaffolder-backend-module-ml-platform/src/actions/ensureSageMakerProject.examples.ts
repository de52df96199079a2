import { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'The artifact bucket, registry group and CI role of the repository churn',
    example: stringify({
      steps: [
        {
          id: 'sagemaker',
          name: 'Create the SageMaker project',
          action: 'sagemaker:project:ensure',
          input: {
            project: 'demand-forecast',
            name: 'churn',
            product: 'MLOps train and deploy',
          },
        },
      ],
    }),
  },
];
