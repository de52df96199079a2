import { defaultTagKeys } from './tags';

describe('defaultTagKeys', () => {
  it('are different keys that AWS accepts', () => {
    const keys = Object.values(defaultTagKeys);

    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.every(key => /^(?!aws:)[\w.:/=+\-@]{1,128}$/.test(key))).toBe(
      true,
    );
  });
});
