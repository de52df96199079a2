import {
  accountConsoleUrl,
  provisionedProductConsoleUrl,
  studioDomainConsoleUrl,
} from './consoleUrls';

describe('console URLs', () => {
  it.each([
    [
      'aws',
      'eu-west-1',
      'https://201000000011.signin.aws.amazon.com/console?region=eu-west-1',
      'https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1#/studio/d-abc',
      'https://eu-west-1.console.aws.amazon.com/servicecatalog/home?region=eu-west-1#provisioned-products/pp-abc',
    ],
    [
      'aws-cn',
      'cn-north-1',
      'https://201000000011.signin.amazonaws.cn/console?region=cn-north-1',
      'https://cn-north-1.console.amazonaws.cn/sagemaker/home?region=cn-north-1#/studio/d-abc',
      'https://cn-north-1.console.amazonaws.cn/servicecatalog/home?region=cn-north-1#provisioned-products/pp-abc',
    ],
    [
      'aws-us-gov',
      'us-gov-west-1',
      'https://201000000011.signin.amazonaws-us-gov.com/console?region=us-gov-west-1',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/sagemaker/home?region=us-gov-west-1#/studio/d-abc',
      'https://us-gov-west-1.console.amazonaws-us-gov.com/servicecatalog/home?region=us-gov-west-1#provisioned-products/pp-abc',
    ],
  ] as const)('in %s', (partition, region, account, domain, product) => {
    expect(
      accountConsoleUrl(partition, { accountId: '201000000011', region }),
    ).toBe(account);
    expect(
      studioDomainConsoleUrl(partition, { region, domainId: 'd-abc' }),
    ).toBe(domain);
    expect(
      provisionedProductConsoleUrl(partition, {
        region,
        provisionedProductId: 'pp-abc',
      }),
    ).toBe(product);
  });
});
