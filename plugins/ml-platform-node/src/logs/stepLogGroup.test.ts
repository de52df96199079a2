import { logGroupConsoleUrl } from '../console';
import { stepLogGroup } from './stepLogGroup';

const arn = (resource: string) =>
  `arn:aws:sagemaker:eu-west-1:201000000011:${resource}`;

describe('stepLogGroup', () => {
  it.each([
    ['training-job/a-b', '/aws/sagemaker/TrainingJobs'],
    ['processing-job/a-b', '/aws/sagemaker/ProcessingJobs'],
    ['transform-job/a-b', '/aws/sagemaker/TransformJobs'],
  ])('knows where %s logs', (resource, logGroup) => {
    expect(stepLogGroup(arn(resource))).toEqual({
      logGroup,
      streamPrefix: 'a-b/',
    });
  });

  it.each(['model-package/a/1', 'constructor/a', 'training-job', ''])(
    'knows none for %p',
    resource => {
      expect(stepLogGroup(arn(resource))).toBeUndefined();
    },
  );
});

describe('logGroupConsoleUrl', () => {
  it('encodes as the console does', () => {
    expect(
      logGroupConsoleUrl('aws', {
        region: 'eu-west-1',
        logGroup: '/aws/sagemaker/TrainingJobs',
        streamPrefix: 'a-b/',
      }),
    ).toBe(
      'https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Fsagemaker$252FTrainingJobs$3FlogStreamNameFilter$3Da-b$252F',
    );
  });
});
