const form =
  /^arn:[\w-]+:sagemaker:([\w-]+):(\d{12}):pipeline\/([\w-]+)\/execution\/(\w+)$/;

/** Takes the ARN of a pipeline execution apart; nothing of what is not one. Source: SageMaker `PipelineExecutionArn`. */
export function parseExecutionArn(arn: string) {
  const match = form.exec(arn);
  if (!match) {
    return undefined;
  }
  const [, region, accountId, pipeline, execution] = match;
  return { region, accountId, pipeline, execution };
}
