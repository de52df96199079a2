import { publishedSpecification } from './__testUtils__/publishedSpecification';
import { specifications } from './specification';

describe('specifications', () => {
  it('are what AWS publishes: packages/sandbox/specification/writeSpecification.mjs writes them', () => {
    expect(specifications).toEqual(publishedSpecification());
  });
});
