import { PipelineParameter } from '@atelier/plugin-ml-platform-common';
import { changedParameters, checkParameter } from './parameters';

const parameter = (
  type: PipelineParameter['type'],
  rest: Partial<PipelineParameter> = {},
): PipelineParameter => ({ name: 'P', type, defaultValue: '1', ...rest });

describe('checkParameter', () => {
  it.each([
    [parameter('Integer'), '100'],
    [parameter('Integer'), '-3'],
    [parameter('Float'), '0.1'],
    [parameter('Float'), '.5'],
    [parameter('Float'), '1e-3'],
    [parameter('Boolean'), 'true'],
    [parameter('String'), ''],
    [parameter('String', { defaultValue: undefined }), 's3://bucket/key'],
    [parameter('String', { enumValues: ['a', 'b'] }), 'b'],
    // What the definition itself says is SageMaker's business.
    [parameter('Integer', { defaultValue: '' }), ''],
  ])('takes %j: %j', (it_, value) => {
    expect(checkParameter(it_, value)).toBeUndefined();
  });

  it.each([
    [parameter('Integer'), '1.5', 'a whole number'],
    [parameter('Integer'), '', 'a whole number'],
    [parameter('Float'), 'fast', 'a number'],
    [parameter('Float'), '0,1', 'a number'],
    [parameter('Boolean'), 'yes', 'true or false'],
    [parameter('String', { defaultValue: undefined }), '', 'give a value'],
    [parameter('String', { enumValues: ['a', 'b'] }), 'c', 'one of a, b'],
    [parameter('String'), 'x'.repeat(1025), 'at most 1024'],
  ])('refuses %j: %j', (it_, value, reason) => {
    expect(checkParameter(it_, value)).toContain(reason);
  });
});

describe('changedParameters', () => {
  it('sends only what differs from the definition', () => {
    expect(
      changedParameters(
        [
          parameter('Integer', { name: 'Same' }),
          parameter('Integer', { name: 'Other' }),
          parameter('String', { name: 'Given', defaultValue: undefined }),
        ],
        { Same: '1', Other: '2', Given: 'x' },
      ),
    ).toEqual([
      { name: 'Other', value: '2' },
      { name: 'Given', value: 'x' },
    ]);
  });
});
