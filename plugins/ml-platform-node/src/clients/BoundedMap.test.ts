import { BoundedMap } from './BoundedMap';

describe('BoundedMap', () => {
  it('forgets what was used longest ago', () => {
    const map = new BoundedMap<number>(2);
    map.set('a', 1);
    map.set('b', 2);
    map.get('a');
    map.set('c', 3);

    expect(map.size).toBe(2);
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([
      1,
      undefined,
      3,
    ]);
  });

  it('deletes only the value that is meant', () => {
    const map = new BoundedMap<number>(2);
    map.set('a', 2);
    map.delete('a', 1);

    expect(map.get('a')).toBe(2);

    map.delete('a', 2);

    expect(map.get('a')).toBeUndefined();
  });
});
