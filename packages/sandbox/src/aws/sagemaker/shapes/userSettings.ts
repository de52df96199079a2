import { s } from '../../shapes';
import {
  jupyterServerAppSettings,
  kernelGatewayAppSettings,
  jupyterLabAppSettings,
  codeEditorAppSettings,
  tensorBoardAppSettings,
  rSessionAppSettings,
  rStudioServerProAppSettings,
} from './appSettings';
import { canvasAppSettings } from './canvasAppSettings';
import { appType, roleArn, kmsKeyId, securityGroupIds } from './common';
import { instanceTypes } from './instanceTypes';

export const defaultSpaceStorageSettings = s.structure({
  DefaultEbsStorageSettings: s.structure({
    DefaultEbsVolumeSizeInGb: s.integer({ min: 5, max: 16384 }).required(),
    MaximumEbsVolumeSizeInGb: s.integer({ min: 5, max: 16384 }).required(),
  }),
});

export const customPosixUserConfig = s.structure({
  Uid: s.integer({ min: 10000, max: 4000000 }).required(),
  Gid: s.integer({ min: 1001, max: 4000000 }).required(),
});

export const customFileSystemConfigs = s.list(
  s.structure({
    EFSFileSystemConfig: s.structure({
      FileSystemId: s
        .string({ min: 11, max: 21, pattern: '(fs-[0-9a-f]{8,})' })
        .required(),
      FileSystemPath: s.string({ min: 1, max: 256, pattern: '\\/\\S*' }),
    }),
    FSxLustreFileSystemConfig: s.structure({
      FileSystemId: s
        .string({ min: 11, max: 21, pattern: '(fs-[0-9a-f]{8,})' })
        .required(),
      FileSystemPath: s.string({ min: 1, max: 256, pattern: '\\/\\S*' }),
    }),
    S3FileSystemConfig: s.structure({
      MountPath: s.string({ max: 1024 }),
      S3Uri: s
        .string({ max: 1024, pattern: '(s3)://([^/]+)/?(.*)' })
        .required(),
    }),
  }),
  { max: 10 },
);

export const studioWebPortalSettings = s.structure({
  HiddenMlTools: s.list(
    s.string({
      enum: [
        'DataWrangler',
        'FeatureStore',
        'EmrClusters',
        'AutoMl',
        'Experiments',
        'Training',
        'ModelEvaluation',
        'Pipelines',
        'Models',
        'JumpStart',
        'InferenceRecommender',
        'Endpoints',
        'Projects',
        'InferenceOptimization',
        'PerformanceEvaluation',
        'LakeraGuard',
        'Comet',
        'DeepchecksLLMEvaluation',
        'Fiddler',
        'HyperPodClusters',
        'RunningInstances',
        'Datasets',
        'Evaluators',
      ],
    }),
  ),
  HiddenAppTypes: s.list(appType),
  HiddenInstanceTypes: s.list(s.string({ enum: instanceTypes })),
  HiddenSageMakerImageVersionAliases: s.list(
    s.structure({
      SageMakerImageName: s.string({ enum: ['sagemaker_distribution'] }),
      VersionAliases: s.list(
        s.string({
          min: 1,
          max: 128,
          pattern: '(0|[1-9]\\d*)\\.(0|[1-9]\\d*)',
        }),
        { max: 20 },
      ),
    }),
    { max: 5 },
  ),
  ExecutionRoleSessionNameMode: s.string({ enum: ['STATIC', 'USER_IDENTITY'] }),
});

export const userSettings = s.structure({
  ExecutionRole: roleArn,
  SecurityGroups: securityGroupIds,
  SharingSettings: s.structure({
    NotebookOutputOption: s.string({ enum: ['Allowed', 'Disabled'] }),
    S3OutputPath: s.string({
      max: 1024,
      pattern: '(https|s3)://([^/]+)/?(.*)',
    }),
    S3KmsKeyId: kmsKeyId,
  }),
  JupyterServerAppSettings: jupyterServerAppSettings,
  KernelGatewayAppSettings: kernelGatewayAppSettings,
  TensorBoardAppSettings: tensorBoardAppSettings,
  RStudioServerProAppSettings: rStudioServerProAppSettings,
  RSessionAppSettings: rSessionAppSettings,
  CanvasAppSettings: canvasAppSettings,
  CodeEditorAppSettings: codeEditorAppSettings,
  JupyterLabAppSettings: jupyterLabAppSettings,
  SpaceStorageSettings: defaultSpaceStorageSettings,
  DefaultLandingUri: s.string({ max: 1023 }),
  StudioWebPortal: s.string({ enum: ['ENABLED', 'DISABLED'] }),
  CustomPosixUserConfig: customPosixUserConfig,
  CustomFileSystemConfigs: customFileSystemConfigs,
  StudioWebPortalSettings: studioWebPortalSettings,
  AutoMountHomeEFS: s.string({
    enum: ['Enabled', 'Disabled', 'DefaultAsDomain'],
  }),
});

export const defaultSpaceSettings = s.structure({
  ExecutionRole: roleArn,
  SecurityGroups: securityGroupIds,
  JupyterServerAppSettings: jupyterServerAppSettings,
  KernelGatewayAppSettings: kernelGatewayAppSettings,
  JupyterLabAppSettings: jupyterLabAppSettings,
  SpaceStorageSettings: defaultSpaceStorageSettings,
  CustomPosixUserConfig: customPosixUserConfig,
  CustomFileSystemConfigs: customFileSystemConfigs,
});
