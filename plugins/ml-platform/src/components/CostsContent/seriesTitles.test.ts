import { UNTAGGED } from '@atelier/plugin-ml-platform-common';
import { seriesTitle } from './seriesTitles';

describe('seriesTitle', () => {
  it.each([
    ['service', 'Amazon SageMaker', 'Amazon SageMaker'],
    ['stage', 'preprod', 'PreProd'],
    ['stage', 'sandbox', 'sandbox'],
    ['account', '201000000011', '201000000011 (Dev)'],
    ['account', '201000000099', '201000000099'],
    ['user', UNTAGGED, 'Not tagged with a person'],
    ['user', 'user:default/ravi.patel', 'ravi.patel'],
    ['user', 'ravi', 'ravi'],
    ['user', 'a:b:c', 'a:b:c'],
  ] as const)('says by %s of %s: %s', (groupBy, key, title) => {
    expect(
      seriesTitle(groupBy, key, { '201000000011': '201000000011 (Dev)' }),
    ).toBe(title);
  });
});
