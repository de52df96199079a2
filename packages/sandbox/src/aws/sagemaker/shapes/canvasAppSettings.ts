import { s } from '../../shapes';
import { roleArn, kmsKeyId } from './common';

export const canvasAppSettings = s.structure({
  TimeSeriesForecastingSettings: s.structure({
    Status: s.string({ enum: ['ENABLED', 'DISABLED'] }),
    AmazonForecastRoleArn: roleArn,
  }),
  ModelRegisterSettings: s.structure({
    Status: s.string({ enum: ['ENABLED', 'DISABLED'] }),
    CrossAccountModelRegisterRoleArn: roleArn,
  }),
  WorkspaceSettings: s.structure({
    S3ArtifactPath: s.string({
      max: 1024,
      pattern: '(https|s3)://([^/]+)/?(.*)',
    }),
    S3KmsKeyId: kmsKeyId,
  }),
  IdentityProviderOAuthSettings: s.list(
    s.structure({
      DataSourceName: s.string({ enum: ['SalesforceGenie', 'Snowflake'] }),
      Status: s.string({ enum: ['ENABLED', 'DISABLED'] }),
      SecretArn: s.string({
        min: 1,
        max: 2048,
        pattern:
          'arn:aws[a-z\\-]*:secretsmanager:[a-z0-9\\-]*:[0-9]{12}:secret:.*',
      }),
    }),
    { max: 20 },
  ),
  DirectDeploySettings: s.structure({
    Status: s.string({ enum: ['ENABLED', 'DISABLED'] }),
  }),
  KendraSettings: s.structure({
    Status: s.string({ enum: ['ENABLED', 'DISABLED'] }),
  }),
  GenerativeAiSettings: s.structure({ AmazonBedrockRoleArn: roleArn }),
  EmrServerlessSettings: s.structure({
    ExecutionRoleArn: roleArn,
    Status: s.string({ enum: ['ENABLED', 'DISABLED'] }),
  }),
});
