import { sagemakerArn } from '../aws/sagemaker/arns';
import type {
  DefinitionStep,
  JsonObject,
  PipelineDefinition,
} from '../aws/sagemaker/pipelines/definition/types';
import { hubAccountId } from './accounts';
import { pipelineScope, type SeedPipeline } from './pipelineList';

/** The accounts that hold AWS's own images, by region. */
const imageAccounts: Record<string, string> = {
  'eu-west-1': '141502667606',
  'eu-central-1': '492215442770',
};

/** XGBoost's image in a region. */
export function xgboostImage(region: string): string {
  return image(region, 'sagemaker-xgboost:1.7-1');
}

/** A pipeline that prepares, trains, evaluates, decides and registers. */
export function seededDefinition(pipeline: SeedPipeline): PipelineDefinition {
  return {
    Version: '2020-12-01',
    Metadata: {},
    Parameters: [
      { Name: 'DataVersion', Type: 'String', DefaultValue: 'latest' },
      { Name: 'InstanceType', Type: 'String', DefaultValue: 'ml.m5.xlarge' },
      {
        Name: 'MinimumScore',
        Type: 'Float',
        DefaultValue: pipeline.minimum,
      },
      { Name: 'Rounds', Type: 'String', DefaultValue: '120' },
      { Name: 'LearningRate', Type: 'String', DefaultValue: '0.2' },
    ],
    Steps: [
      preprocess(pipeline),
      train(pipeline),
      evaluate(pipeline),
      decide(pipeline),
    ],
  };
}

function preprocess(pipeline: SeedPipeline): DefinitionStep {
  const { name } = pipeline;
  return {
    Name: 'Preprocess',
    Type: 'Processing',
    DisplayName: 'Prepare features',
    Arguments: {
      ...processing(pipeline, 'sagemaker-scikit-learn:1.2-1-cpu-py3', [
        input(
          'raw',
          join(bucket(pipeline), 'raw', get('Parameters.DataVersion')),
        ),
        input('code', `${bucket(pipeline)}/code/preprocess.py`),
      ]),
      ProcessingOutputConfig: {
        Outputs: ['train', 'validation', 'test'].map(channel => ({
          OutputName: channel,
          S3Output: {
            S3Uri: join(
              bucket(pipeline),
              name,
              get('Parameters.DataVersion'),
              channel,
            ),
            LocalPath: `/opt/ml/processing/${channel}`,
            S3UploadMode: 'EndOfJob',
          },
        })),
      },
    },
    CacheConfig: { Enabled: true, ExpireAfter: 'P7D' },
  };
}

function train(pipeline: SeedPipeline): DefinitionStep {
  const { region } = pipelineScope(pipeline);
  return {
    Name: 'Train',
    Type: 'Training',
    DisplayName: 'Train XGBoost',
    Arguments: {
      AlgorithmSpecification: {
        TrainingImage: xgboostImage(region),
        TrainingInputMode: 'File',
      },
      RoleArn: roleArn(pipeline),
      HyperParameters: {
        objective: pipeline.objective,
        num_round: get('Parameters.Rounds'),
        eta: get('Parameters.LearningRate'),
        max_depth: '5',
        subsample: '0.8',
      },
      InputDataConfig: ['train', 'validation'].map(channel => ({
        ChannelName: channel,
        ContentType: 'text/csv',
        DataSource: {
          S3DataSource: {
            S3DataType: 'S3Prefix',
            S3Uri: get(
              `Steps.Preprocess.ProcessingOutputConfig.Outputs['${channel}'].S3Output.S3Uri`,
            ),
            S3DataDistributionType: 'FullyReplicated',
          },
        },
      })),
      OutputDataConfig: { S3OutputPath: `${bucket(pipeline)}/models` },
      ResourceConfig: {
        InstanceCount: 1,
        InstanceType: get('Parameters.InstanceType'),
        VolumeSizeInGB: 30,
      },
      StoppingCondition: { MaxRuntimeInSeconds: 7_200 },
    },
  };
}

function evaluate(pipeline: SeedPipeline): DefinitionStep {
  return {
    Name: 'Evaluate',
    Type: 'Processing',
    DisplayName: 'Evaluate on test data',
    Arguments: {
      ...processing(pipeline, 'sagemaker-xgboost:1.7-1', [
        input('model', get('Steps.Train.ModelArtifacts.S3ModelArtifacts')),
        input(
          'test',
          get(
            "Steps.Preprocess.ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri",
          ),
        ),
        input('code', `${bucket(pipeline)}/code/evaluate.py`),
      ]),
      ProcessingOutputConfig: {
        Outputs: [
          {
            OutputName: 'evaluation',
            S3Output: {
              S3Uri: join(
                bucket(pipeline),
                'evaluations',
                get('Execution.PipelineExecutionId'),
              ),
              LocalPath: '/opt/ml/processing/evaluation',
              S3UploadMode: 'EndOfJob',
            },
          },
        ],
      },
    },
    PropertyFiles: [
      {
        PropertyFileName: 'Evaluation',
        OutputName: 'evaluation',
        FilePath: 'evaluation.json',
      },
    ],
  };
}

function decide(pipeline: SeedPipeline): DefinitionStep {
  const score: JsonObject = {
    'Std:JsonGet': {
      PropertyFile: get('Steps.Evaluate.PropertyFiles.Evaluation'),
      Path: `metrics.${pipeline.metric}.value`,
    },
  };
  const branches = {
    IfSteps: [register(pipeline)],
    ElseSteps: [
      {
        Name: 'TooWeak',
        Type: 'Fail',
        Arguments: {
          ErrorMessage: {
            'Std:Join': {
              On: ' ',
              Values: [
                `The model's ${pipeline.metric} is below`,
                get('Parameters.MinimumScore'),
              ],
            },
          },
        },
      },
    ],
  } as unknown as JsonObject;
  return {
    Name: 'CheckScore',
    Type: 'Condition',
    DisplayName: 'Good enough?',
    Arguments: {
      Conditions: [
        {
          Type: 'GreaterThanOrEqualTo',
          LeftValue: score,
          RightValue: get('Parameters.MinimumScore'),
        },
      ],
      ...branches,
    },
  };
}

function register(pipeline: SeedPipeline): DefinitionStep {
  const { region } = pipelineScope(pipeline);
  return {
    Name: 'Register',
    Type: 'RegisterModel',
    DisplayName: 'Register the model',
    Arguments: {
      ModelPackageGroupName: sagemakerArn(
        { account: hubAccountId, region },
        `model-package-group/${pipeline.name}`,
      ),
      ModelApprovalStatus: 'PendingManualApproval',
      InferenceSpecification: {
        Containers: [
          {
            Image: xgboostImage(region),
            ModelDataUrl: get('Steps.Train.ModelArtifacts.S3ModelArtifacts'),
          },
        ],
        SupportedContentTypes: ['text/csv'],
        SupportedResponseMIMETypes: ['text/csv'],
      },
    },
  };
}

function processing(
  pipeline: SeedPipeline,
  name: string,
  ProcessingInputs: JsonObject[],
): JsonObject {
  return {
    RoleArn: roleArn(pipeline),
    AppSpecification: {
      ImageUri: image(pipelineScope(pipeline).region, name),
      ContainerEntrypoint: ['python3', '/opt/ml/processing/input/code/main.py'],
    },
    ProcessingInputs,
    ProcessingResources: {
      ClusterConfig: {
        InstanceCount: 1,
        InstanceType: get('Parameters.InstanceType'),
        VolumeSizeInGB: 30,
      },
    },
  };
}

function input(name: string, S3Uri: JsonObject | string): JsonObject {
  return {
    InputName: name,
    S3Input: {
      S3Uri,
      LocalPath: `/opt/ml/processing/input/${name}`,
      S3DataType: 'S3Prefix',
      S3InputMode: 'File',
    },
  };
}

export function roleArn(pipeline: SeedPipeline): string {
  const { account } = pipelineScope(pipeline);
  return `arn:aws:iam::${account}:role/atelier/mlops-pipeline`;
}

function bucket(pipeline: SeedPipeline): string {
  const { region } = pipelineScope(pipeline);
  return `s3://ml-${pipeline.name}-${hubAccountId}-${region}`;
}

function image(region: string, name: string): string {
  return `${imageAccounts[region]}.dkr.ecr.${region}.amazonaws.com/${name}`;
}

function get(path: string): JsonObject {
  return { Get: path };
}

function join(...Values: (JsonObject | string)[]): JsonObject {
  return { 'Std:Join': { On: '/', Values } };
}
