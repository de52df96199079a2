import { modelVersionName } from './modelVersionName';

describe('modelVersionName', () => {
  it.each([
    [
      'arn:aws:sagemaker:eu-west-1:100200300402:model-package/churn/3',
      'churn 3',
    ],
    ['arn:aws:sagemaker:eu-west-1:100200300402:model-package/churn', 'churn'],
    ['something else', 'something else'],
  ])('says of %s: %s', (arn, name) => {
    expect(modelVersionName(arn)).toBe(name);
  });
});
