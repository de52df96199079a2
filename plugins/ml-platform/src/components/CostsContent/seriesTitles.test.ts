import { UNTAGGED } from '@atelier/plugin-ml-platform-common';
import { isUserRef, seriesTitle } from './seriesTitles';

describe('seriesTitle', () => {
  it.each([
    ['service', 'Amazon SageMaker', 'Amazon SageMaker'],
    ['stage', 'preprod', 'PreProd'],
    ['stage', 'sandbox', 'sandbox'],
    ['account', '201000000011', '201000000011 (Dev)'],
    ['account', '201000000099', '201000000099'],
    ['user', UNTAGGED, 'Not tagged with a person'],
    ['user', 'user:default/ravi.patel', 'ravi.patel'],
    ['user', 'user:partners/ravi.patel', 'partners/ravi.patel'],
    ['user', 'ravi', 'ravi'],
    ['user', '<b>ravi</b>', '<b>ravi</b>'],
    ['user', 'a:b:c', 'a:b:c'],
  ] as const)('says by %s of %s: %s', (groupBy, key, title) => {
    expect(
      seriesTitle(groupBy, key, { '201000000011': '201000000011 (Dev)' }),
    ).toBe(title);
  });
});

describe('isUserRef', () => {
  it.each([
    [true, 'user:default/ravi.patel'],
    [false, 'user:'],
    [false, 'user:a:b'],
    [false, 'group:default/forecasting'],
    [false, UNTAGGED],
  ])('is %s for %j', (expected, key) => {
    expect(isUserRef(key)).toBe(expected);
  });
});
