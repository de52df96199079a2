import { s } from '../../shapes';

export const domainId = s.string({ max: 63, pattern: 'd-(-*[a-z0-9]){1,61}' });

export const domainName = s.string({
  max: 63,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
});

export const userProfileName = s.string({
  max: 63,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
});

export const spaceName = s.string({
  max: 63,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
});

export const appName = s.string({
  max: 63,
  pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
});

export const appType = s.string({
  enum: [
    'JupyterServer',
    'KernelGateway',
    'DetailedProfiler',
    'TensorBoard',
    'CodeEditor',
    'JupyterLab',
    'RStudioServerPro',
    'RSessionGateway',
    'Canvas',
  ],
});

export const roleArn = s.string({
  min: 20,
  max: 2048,
  pattern: 'arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+',
});

export const subnets = s.list(s.string({ max: 32, pattern: '[-0-9a-zA-Z]+' }), {
  min: 1,
  max: 16,
});

export const securityGroupIds = s.list(
  s.string({ max: 32, pattern: '[-0-9a-zA-Z]+' }),
  { max: 5 },
);

export const tagList = s.list(
  s.structure({
    Key: s
      .string({
        min: 1,
        max: 128,
        pattern: '([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)',
      })
      .required(),
    Value: s
      .string({ max: 256, pattern: '([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)' })
      .required(),
  }),
  { max: 50 },
);

export const nextToken = s.string({ max: 8192, pattern: '.*' });

export const maxResults = s.integer({ min: 1, max: 100 });

export const sortOrder = s.string({ enum: ['Ascending', 'Descending'] });

export const kmsKeyId = s.string({ max: 2048, pattern: '[a-zA-Z0-9:/_-]*' });

export const vpcId = s.string({ max: 32, pattern: '[-0-9a-zA-Z]+' });
