import { s } from '../../shapes';
import { roleArn } from './common';
import { instanceTypes } from './instanceTypes';

export const resourceSpec = s.structure({
  SageMakerImageArn: s.string({
    max: 256,
    pattern:
      'arn:aws(-[\\w]+)*:sagemaker:.+:[0-9]{12}:image/[a-zA-Z0-9]([-.]?[a-zA-Z0-9])*',
  }),
  SageMakerImageVersionArn: s.string({
    max: 256,
    pattern:
      '(arn:aws(-[\\w]+)*:sagemaker:.+:[0-9]{12}:image-version/[a-z0-9]([-.]?[a-z0-9])*/[0-9]+|None)',
  }),
  SageMakerImageVersionAlias: s.string({
    min: 1,
    max: 128,
    pattern:
      '(^\\d+$)|(^\\d+.\\d+$)|(^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\\+([0-9a-zA-Z-]+(?:\\.[0-9a-zA-Z-]+)*))?$)',
  }),
  InstanceType: s.string({ enum: instanceTypes }),
  LifecycleConfigArn: s.string({
    max: 256,
    pattern:
      '(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:studio-lifecycle-config/.*|None)',
  }),
  TrainingPlanArn: s.string({
    max: 2048,
    pattern:
      '(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:training-plan/.*|None)',
  }),
});

export const customImages = s.list(
  s.structure({
    ImageName: s
      .string({
        min: 1,
        max: 63,
        pattern: '[a-zA-Z0-9]([-.]?[a-zA-Z0-9]){0,62}',
      })
      .required(),
    ImageVersionNumber: s.integer({ min: 0 }),
    AppImageConfigName: s
      .string({ max: 63, pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}' })
      .required(),
  }),
  { max: 200 },
);

export const lifecycleConfigArns = s.list(
  s.string({
    max: 256,
    pattern:
      '(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:studio-lifecycle-config/.*|None)',
  }),
);

export const codeRepositories = s.list(
  s.structure({
    RepositoryUrl: s
      .string({ max: 1024, pattern: 'https://([.\\-_a-zA-Z0-9]+/?){3,1016}' })
      .required(),
  }),
  { max: 10 },
);

export const appLifecycleManagement = s.structure({
  IdleSettings: s.structure({
    LifecycleManagement: s.string({ enum: ['ENABLED', 'DISABLED'] }),
    IdleTimeoutInMinutes: s.integer({ min: 60, max: 525600 }),
    MinIdleTimeoutInMinutes: s.integer({ min: 60, max: 525600 }),
    MaxIdleTimeoutInMinutes: s.integer({ min: 60, max: 525600 }),
  }),
});

export const emrSettings = s.structure({
  AssumableRoleArns: s.list(roleArn, { max: 5 }),
  ExecutionRoleArns: s.list(roleArn, { max: 5 }),
});

export const jupyterServerAppSettings = s.structure({
  DefaultResourceSpec: resourceSpec,
  LifecycleConfigArns: lifecycleConfigArns,
  CodeRepositories: codeRepositories,
});

export const kernelGatewayAppSettings = s.structure({
  DefaultResourceSpec: resourceSpec,
  CustomImages: customImages,
  LifecycleConfigArns: lifecycleConfigArns,
});

export const jupyterLabAppSettings = s.structure({
  DefaultResourceSpec: resourceSpec,
  CustomImages: customImages,
  LifecycleConfigArns: lifecycleConfigArns,
  CodeRepositories: codeRepositories,
  AppLifecycleManagement: appLifecycleManagement,
  EmrSettings: emrSettings,
  BuiltInLifecycleConfigArn: s.string({
    max: 256,
    pattern:
      '(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:studio-lifecycle-config/.*|None)',
  }),
});

export const codeEditorAppSettings = s.structure({
  DefaultResourceSpec: resourceSpec,
  CustomImages: customImages,
  LifecycleConfigArns: lifecycleConfigArns,
  AppLifecycleManagement: appLifecycleManagement,
  BuiltInLifecycleConfigArn: s.string({
    max: 256,
    pattern:
      '(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:studio-lifecycle-config/.*|None)',
  }),
});

export const tensorBoardAppSettings = s.structure({
  DefaultResourceSpec: resourceSpec,
});

export const rSessionAppSettings = s.structure({
  DefaultResourceSpec: resourceSpec,
  CustomImages: customImages,
});

export const rStudioServerProAppSettings = s.structure({
  AccessStatus: s.string({ enum: ['ENABLED', 'DISABLED'] }),
  UserGroup: s.string({ enum: ['R_STUDIO_ADMIN', 'R_STUDIO_USER'] }),
});
