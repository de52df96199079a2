import type { DefinitionStep, JsonObject } from '../pipelines/definition/types';

const image =
  '141502667606.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1';

/** A processing step that writes one output. */
export function processingStep(
  name: string,
  role: string,
  extra: Partial<DefinitionStep> & { output?: JsonObject | string } = {},
): DefinitionStep {
  const { output = `s3://elsewhere/${name}`, ...step } = extra;
  return {
    Name: name,
    Type: 'Processing',
    ...step,
    Arguments: {
      RoleArn: role,
      AppSpecification: { ImageUri: image },
      ProcessingResources: {
        ClusterConfig: {
          InstanceCount: 1,
          InstanceType: 'ml.m5.large',
          VolumeSizeInGB: 30,
        },
      },
      ProcessingOutputConfig: {
        Outputs: [
          {
            OutputName: 'out',
            S3Output: {
              S3Uri: output,
              LocalPath: '/opt/ml/processing/out',
              S3UploadMode: 'EndOfJob',
            },
          },
        ],
      },
      ...step.Arguments,
    },
  };
}

/** A training step on the built-in XGBoost algorithm. */
export function trainingStep(
  name: string,
  role: string,
  HyperParameters: JsonObject,
  input: JsonObject | string = 's3://elsewhere/train',
): DefinitionStep {
  return {
    Name: name,
    Type: 'Training',
    Arguments: {
      AlgorithmSpecification: {
        TrainingImage: image,
        TrainingInputMode: 'File',
      },
      RoleArn: role,
      HyperParameters,
      InputDataConfig: [
        {
          ChannelName: 'train',
          DataSource: {
            S3DataSource: { S3DataType: 'S3Prefix', S3Uri: input },
          },
        },
      ],
      OutputDataConfig: { S3OutputPath: 's3://elsewhere/models' },
      ResourceConfig: {
        InstanceCount: 1,
        InstanceType: 'ml.m5.large',
        VolumeSizeInGB: 30,
      },
      StoppingCondition: { MaxRuntimeInSeconds: 3_600 },
    },
  };
}

/** Process, train, evaluate, decide: register what is good enough, fail otherwise. */
export function trainAndRegister(
  role: string,
  group: string,
  bucket: string,
): string {
  const outputOf = (step: string) => ({
    Get: `Steps.${step}.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri`,
  });
  const folder = (name: string) => ({
    'Std:Join': {
      On: '/',
      Values: [
        `s3://${bucket}`,
        { Get: 'Execution.PipelineExecutionId' },
        name,
      ],
    },
  });
  return JSON.stringify({
    Version: '2020-12-01',
    Metadata: {},
    MlflowConfig: null,
    Parameters: [
      { Name: 'Rounds', Type: 'String', DefaultValue: '120' },
      { Name: 'LearningRate', Type: 'String', DefaultValue: '0.2' },
      { Name: 'MinimumScore', Type: 'Float', DefaultValue: 0.7 },
    ],
    Steps: [
      processingStep('Preprocess', role, { output: folder('data') }),
      trainingStep(
        'Train',
        role,
        {
          objective: 'binary:logistic',
          num_round: { Get: 'Parameters.Rounds' },
          eta: { Get: 'Parameters.LearningRate' },
          max_depth: '5',
        },
        outputOf('Preprocess'),
      ),
      processingStep('Evaluate', role, {
        output: folder('evaluation'),
        PropertyFiles: [
          {
            PropertyFileName: 'Report',
            OutputName: 'out',
            FilePath: 'evaluation.json',
          },
        ],
        Arguments: {
          ProcessingInputs: [
            {
              InputName: 'model',
              S3Input: {
                S3Uri: { Get: 'Steps.Train.ModelArtifacts.S3ModelArtifacts' },
                LocalPath: '/opt/ml/processing/model',
                S3DataType: 'S3Prefix',
              },
            },
          ],
        },
      }),
      {
        Name: 'Check',
        Type: 'Condition',
        Arguments: {
          Conditions: [
            {
              Type: 'GreaterThanOrEqualTo',
              LeftValue: {
                'Std:JsonGet': {
                  PropertyFile: { Get: 'Steps.Evaluate.PropertyFiles.Report' },
                  Path: 'metrics.auc.value',
                },
              },
              RightValue: { Get: 'Parameters.MinimumScore' },
            },
          ],
          IfSteps: [
            {
              Name: 'Register',
              Type: 'RegisterModel',
              Arguments: {
                ModelPackageGroupName: group,
                ModelApprovalStatus: 'PendingManualApproval',
                InferenceSpecification: {
                  Containers: [
                    {
                      Image: image,
                      ModelDataUrl: {
                        Get: 'Steps.Train.ModelArtifacts.S3ModelArtifacts',
                      },
                    },
                  ],
                  SupportedContentTypes: ['text/csv'],
                  SupportedResponseMIMETypes: ['text/csv'],
                },
              },
            },
          ],
          ElseSteps: [
            {
              Name: 'TooWeak',
              Type: 'Fail',
              Arguments: {
                ErrorMessage: {
                  'Std:Join': {
                    On: ' ',
                    Values: [
                      'auc is below',
                      { Get: 'Parameters.MinimumScore' },
                    ],
                  },
                },
              },
            },
          ],
        },
      },
    ],
  });
}
