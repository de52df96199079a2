import { AwsError } from '../../errors';
import { operation, type Call } from '../../service';
import { sagemakerArn } from '../arns';
import { resourceTags } from '../documents';
import { validationException } from '../errors';
import { once } from '../once';
import { checkPassedRole } from '../passRole';
import * as shapes from '../shapes/mlops/pipelines';
import { checkTags } from '../tags';
import { userContext } from '../userContext';
import { parseDefinition } from './definition/parseDefinition';
import { definitionText } from './definitionText';
import { executions, executionSteps, pipelines } from './documents';
import { executionKey, getPipeline, putDefinition } from './lookUp';

export const CreatePipeline = operation({
  write: true,
  input: shapes.createPipelineInput,
  handle(input, call) {
    const PipelineArn = once('CreatePipeline', input, call, () => {
      const { PipelineName, RoleArn, Tags = [] } = input;
      checkTags(Tags, call);
      const text = definitionText(input, call.env);
      if (text === undefined) {
        throw validationException(
          'Either PipelineDefinition or PipelineDefinitionS3Location must be given.',
        );
      }
      if (call.env.store.get(pipelines, call, PipelineName)) {
        throw validationException(
          `Pipeline names must be unique within an AWS account and region. Pipeline with name (${PipelineName}) already exists.`,
        );
      }
      parseDefinition(text);
      checkPassedRole(RoleArn, call);
      const now = call.env.clock.now().toISOString();
      const arn = sagemakerArn(call, `pipeline/${PipelineName}`);
      call.env.store.put(pipelines, call, PipelineName, {
        PipelineArn: arn,
        PipelineName,
        PipelineDisplayName: input.PipelineDisplayName ?? PipelineName,
        PipelineDescription: input.PipelineDescription,
        RoleArn,
        PipelineStatus: 'Active',
        ParallelismConfiguration: input.ParallelismConfiguration,
        definitionKey: putDefinition(PipelineName, text, call),
        createdAt: now,
        modifiedAt: now,
        createdBy: userContext(call.principal),
        modifiedBy: userContext(call.principal),
      });
      call.env.store.put(resourceTags, call, arn, Tags);
      return arn;
    });
    return { PipelineArn };
  },
});

export const UpdatePipeline = operation({
  write: true,
  input: shapes.updatePipelineInput,
  handle(input, call) {
    const pipeline = getPipeline(input.PipelineName, call);
    const text = definitionText(input, call.env);
    if (text !== undefined) {
      parseDefinition(text);
    }
    if (input.RoleArn) {
      checkPassedRole(input.RoleArn, call);
    }
    const { PipelineName, PipelineArn } = pipeline;
    call.env.store.transaction(() =>
      call.env.store.put(pipelines, call, PipelineName, {
        ...pipeline,
        PipelineDisplayName:
          input.PipelineDisplayName ?? pipeline.PipelineDisplayName,
        PipelineDescription:
          input.PipelineDescription ?? pipeline.PipelineDescription,
        RoleArn: input.RoleArn ?? pipeline.RoleArn,
        ParallelismConfiguration:
          input.ParallelismConfiguration ?? pipeline.ParallelismConfiguration,
        definitionKey:
          text === undefined
            ? pipeline.definitionKey
            : putDefinition(PipelineName, text, call),
        modifiedAt: call.env.clock.now().toISOString(),
        modifiedBy: userContext(call.principal),
      }),
    );
    return { PipelineArn };
  },
});

export const DeletePipeline = operation({
  write: true,
  input: shapes.deletePipelineInput,
  handle(input, call) {
    const PipelineArn = once('DeletePipeline', input, call, () => {
      const pipeline = getPipeline(input.PipelineName, call);
      remove(pipeline.PipelineName, call);
      call.env.store.delete(resourceTags, call, pipeline.PipelineArn);
      return pipeline.PipelineArn;
    });
    return { PipelineArn };
  },
});

function remove(name: string, call: Call): void {
  const { store } = call.env;
  const ran = store.list(executions, call, { prefix: `${name}/` });
  const running = ran.find(({ PipelineExecutionStatus: status }) =>
    ['Executing', 'Stopping'].includes(status),
  );
  if (running) {
    throw new AwsError(
      'ConflictException',
      `Pipeline '${name}' cannot be deleted while its execution ${running.PipelineExecutionArn} is ${running.PipelineExecutionStatus}.`,
    );
  }
  for (const { PipelineExecutionArn } of ran) {
    store.delete(executions, call, executionKey(PipelineExecutionArn));
    store.delete(executionSteps, call, executionKey(PipelineExecutionArn));
  }
  store.delete(pipelines, call, name);
}
