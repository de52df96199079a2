/** What `Execution.…` may name. */
export const executionVariables = [
  'CurrentDateTime',
  'PipelineArn',
  'PipelineExecutionArn',
  'PipelineExecutionId',
  'PipelineName',
  'ProcessingJobName',
  'StartDateTime',
  'TrainingJobName',
];
