import { parseExecutionArn } from './parseExecutionArn';

describe('parseExecutionArn', () => {
  it('takes the ARN of an execution apart', () => {
    expect(
      parseExecutionArn(
        'arn:aws:sagemaker:eu-west-1:201000000011:pipeline/churn-train/execution/abcdefghijk1',
      ),
    ).toEqual({
      region: 'eu-west-1',
      accountId: '201000000011',
      pipeline: 'churn-train',
      execution: 'abcdefghijk1',
    });
  });

  it.each([
    'arn:aws:sagemaker:eu-west-1:201000000011:pipeline/churn',
    'arn:aws:sagemaker:eu-west-1:201000000011:training-job/churn',
    'churn',
  ])('makes nothing of %s', arn => {
    expect(parseExecutionArn(arn)).toBeUndefined();
  });
});
