import fc from 'fast-check';
import { mlopsGoldenPath } from '../__testUtils__/templates';
import { assertPipelineName } from './pipelineName';

function isAccepted(name: string): boolean {
  try {
    assertPipelineName(name);
    return true;
  } catch {
    return false;
  }
}

describe('assertPipelineName', () => {
  it.each(['a', '1', 'churn', 'a-b', 'a--b', 'a'.repeat(32)])(
    'accepts %p',
    name => expect(isAccepted(name)).toBe(true),
  );

  it.each([
    '',
    '-a',
    'a-',
    'A',
    'a_b',
    'a/b',
    'a b',
    'ä',
    'a'.repeat(33),
    `a${'-'.repeat(31)}b`,
    'a\n',
  ])('refuses %p', name => expect(isAccepted(name)).toBe(false));

  it("agrees with the template's own form", () => {
    const [page] = [mlopsGoldenPath.spec.parameters].flat();
    const { name } = page?.properties as Record<
      string,
      { pattern: string; maxLength: number }
    >;
    const pattern = new RegExp(name.pattern);
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9_-]{0,40}$/), text => {
        expect(isAccepted(text)).toBe(
          pattern.test(text) && text.length <= name.maxLength,
        );
      }),
    );
  });

  it('gives names that a bucket, a role and a pipeline can have', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9](-*[a-z0-9]){0,31}$/), name => {
        fc.pre(isAccepted(name));
        expect(`ml-${name}-100200300402-ap-northeast-1`).toMatch(
          /^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/,
        );
        expect(`${name}-events-ap-northeast-1`).toMatch(/^[\w+=,.@-]{1,64}$/);
        expect(name).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}$/);
      }),
    );
  });
});
