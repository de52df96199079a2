export * from './checkDefinition';
export {
  describePipelineExecution,
  executionId,
  isRunning,
  listPipelineExecutions,
  readExecutionDefinition,
  readExecutionParameters,
  type DescribedExecution,
} from './executions';
export { type DefinitionProblem } from './definitionSteps';
export * from './operate';
export {
  describePipeline,
  listPipelines,
  type PipelineDetails,
  type PipelineSummary,
} from './pipelines';
export * from './readDefinition';
export * from './steps';
export * from './upsertPipeline';
