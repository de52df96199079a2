import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { decodeCursor, encodeCursor } from './cursor';

const order = fc.constantFrom('asc' as const, 'desc' as const);

describe('cursor', () => {
  it('gives back the position it was made of', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('slug' as const, 'owner' as const),
        order,
        fc.string(),
        fc.string(),
        (sort, direction, key, slug) => {
          const position = { key, slug };
          expect(
            decodeCursor(
              sort,
              direction,
              encodeCursor(sort, direction, position),
            ),
          ).toEqual(position);
        },
      ),
    );
    fc.assert(
      fc.property(order, fc.integer(), fc.string(), (direction, key, slug) => {
        const cursor = encodeCursor('monthToDate', direction, { key, slug });
        expect(decodeCursor('monthToDate', direction, cursor)).toEqual({
          key,
          slug,
        });
      }),
    );
  });

  it('refuses anything else, naming the field', () => {
    fc.assert(
      fc.property(fc.string(), cursor => {
        expect(() => decodeCursor('slug', 'asc', cursor)).toThrow(InputError);
      }),
    );
    expect(() => decodeCursor('slug', 'asc', 'x')).toThrow(
      'request/query/cursor',
    );
  });

  it('refuses a cursor of another sort or order', () => {
    const cursor = encodeCursor('slug', 'asc', { key: 'a', slug: 'a' });
    expect(() => decodeCursor('owner', 'asc', cursor)).toThrow(
      'belongs to sort=slug and order=asc',
    );
    expect(() => decodeCursor('slug', 'desc', cursor)).toThrow(
      'belongs to sort=slug and order=asc',
    );
  });
});
