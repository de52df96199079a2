import fc from 'fast-check';
import { entityName } from './entityName';

describe('entityName', () => {
  it('says what it is the name of', () => {
    expect(entityName(['card-fraud', 'dev', 'Scoring', 'pipeline'], 'x')).toBe(
      'card-fraud-dev-Scoring-pipeline',
    );
    expect(entityName(['card-fraud', '', 'scoring', 'model'], 'x')).toBe(
      'card-fraud-scoring-model',
    );
  });

  it('is always a name of the catalog, and the same for the same thing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 80 }), { maxLength: 4 }),
        fc.string(),
        (words, identity) => {
          const name = entityName(words, identity);
          expect(name).toMatch(/^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/);
          expect(entityName(words, identity)).toBe(name);
        },
      ),
    );
  });

  it('tells long names and taken ones apart', () => {
    const long = 'x'.repeat(100);
    expect(entityName([long], 'one')).not.toBe(entityName([long], 'two'));
    expect(entityName([long], 'one')).toBe(entityName([long], 'one'));
    const taken = new Set(['scoring']);
    expect(entityName(['Scoring'], 'one', taken)).toMatch(
      /^Scoring-[0-9a-f]{8}$/,
    );
  });
});
