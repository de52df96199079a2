import { s } from '../shapes';

export const stackName = s.string();
export const stackNameOrId = s.string({
  min: 1,
  pattern:
    '([a-zA-Z][-a-zA-Z0-9]*)|(arn:\\b(aws|aws-us-gov|aws-cn)\\b:[-a-zA-Z0-9:/._+]*)',
});
export const templateBody = s.string({ min: 1, max: 51_200 });
export const templateUrl = s.string({ min: 1, max: 5120 });
export const roleArn = s.string({ min: 20, max: 2048 });
export const clientRequestToken = s.string({
  min: 1,
  max: 128,
  pattern: '[a-zA-Z0-9][-a-zA-Z0-9]*',
});
export const nextToken = s.string({ min: 1, max: 1024 });

export const tags = s.list(
  s.structure({
    Key: s.string({ min: 1, max: 128 }).required(),
    Value: s.string({ min: 1, max: 256 }).required(),
  }),
  { max: 50 },
);

export const parameters = s.list(
  s.structure(
    {
      ParameterKey: s.string(),
      ParameterValue: s.string(),
      UsePreviousValue: s.boolean(),
    },
    ['ResolvedValue'],
  ),
);

export const capabilities = s.list(
  s.string({
    enum: ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
  }),
);
