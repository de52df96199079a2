import { s } from '../shapes';

export const acceptLanguage = s.string({ max: 100 });
export const id = s.string({ min: 1, max: 100, pattern: '^[a-zA-Z0-9_\\-]*' });
export const token = s.string({
  min: 1,
  max: 128,
  pattern: '[a-zA-Z0-9][a-zA-Z0-9_-]*',
});
export const pageToken = s.string({
  max: 2024,
  pattern: '[\\u0009\\u000a\\u000d\\u0020-\\uD7FF\\uE000-\\uFFFD]*',
});
/** Page size of most operations. */
export const pageSize = s.integer({ min: 0, max: 20 });
/** Page size of SearchProducts, SearchProvisionedProducts and ListPortfolios. */
export const largePageSize = s.integer({ min: 0, max: 100 });
export const productName = s.string({ max: 8191 });
export const artifactName = s.string({ max: 8192 });
export const pathName = s.string({ min: 1, max: 100 });
export const provisionedProductName = s.string({
  min: 1,
  max: 128,
  pattern: '[a-zA-Z0-9][a-zA-Z0-9._-]*',
});
export const provisionedProductNameOrArn = s.string({
  min: 1,
  max: 1224,
  pattern:
    '[a-zA-Z0-9][a-zA-Z0-9._-]{0,127}|arn:[a-z0-9-\\.]{1,63}:[a-z0-9-\\.]{0,63}:[a-z0-9-\\.]{0,63}:[a-z0-9-\\.]{0,63}:[^/].{0,1023}',
});
export const sortOrder = s.string({ enum: ['ASCENDING', 'DESCENDING'] });
export const accessLevelFilter = s.structure({
  Key: s.string({ enum: ['Account', 'Role', 'User'] }),
  Value: s.string(),
});

const tagText = '^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$';
const tag = s.structure({
  Key: s.string({ min: 1, max: 128, pattern: tagText }).required(),
  Value: s.string({ min: 1, max: 256, pattern: tagText }).required(),
});
/** Tags of a portfolio or product. */
export const addTags = s.list(tag, { max: 20 });
/** Tags of a launch. */
export const tags = s.list(tag, { max: 50 });

/** `ProvisioningArtifactProperties`. */
export const artifactProperties = s.structure({
  Name: artifactName,
  Description: s.string({ max: 8192 }),
  Info: s.map(s.string(), { min: 1, max: 100 }),
  Type: s.string({
    enum: ['CLOUD_FORMATION_TEMPLATE'],
    lacks: [
      'MARKETPLACE_AMI',
      'MARKETPLACE_CAR',
      'TERRAFORM_OPEN_SOURCE',
      'TERRAFORM_CLOUD',
      'EXTERNAL',
    ],
  }),
  DisableTemplateValidation: s.boolean(),
});
