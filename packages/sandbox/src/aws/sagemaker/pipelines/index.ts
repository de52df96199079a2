import {
  DescribePipelineExecution,
  ListPipelineExecutions,
  ListPipelineExecutionSteps,
  ListPipelineParametersForExecution,
} from './describeExecutions';
import {
  DescribePipeline,
  DescribePipelineDefinitionForExecution,
  ListPipelines,
} from './describePipelines';
import {
  RetryPipelineExecution,
  StartPipelineExecution,
  StopPipelineExecution,
  UpdatePipelineExecution,
} from './executions';
import { CreatePipeline, DeletePipeline, UpdatePipeline } from './pipelines';
import { advanceTimer } from './run/advance';
import { runExecution } from './run/runExecution';

export const pipelineOperations = {
  CreatePipeline,
  DeletePipeline,
  DescribePipeline,
  DescribePipelineDefinitionForExecution,
  DescribePipelineExecution,
  ListPipelineExecutionSteps,
  ListPipelineExecutions,
  ListPipelineParametersForExecution,
  ListPipelines,
  RetryPipelineExecution,
  StartPipelineExecution,
  StopPipelineExecution,
  UpdatePipeline,
  UpdatePipelineExecution,
};

export const pipelineTimers = { [advanceTimer]: runExecution };
