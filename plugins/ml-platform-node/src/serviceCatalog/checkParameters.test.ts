import fc from 'fast-check';
import { checkParameters } from './checkParameters';
import { ProductParameter } from './provisioningParameters';

const product = { name: 'Studio domain', version: 'v1' };

const parameter = (
  changes: Partial<ProductParameter> = {},
): ProductParameter => ({
  key: 'Value',
  type: 'String',
  noEcho: false,
  allowedValues: [],
  ...changes,
});

const check = (changes: Partial<ProductParameter>, value?: string) => () =>
  checkParameters(
    product,
    [parameter(changes)],
    value === undefined ? {} : { Value: value },
  );

describe('checkParameters', () => {
  it.each<[Partial<ProductParameter>, string | undefined, string]>([
    [{}, undefined, "'Value' is required"],
    [{ allowedValues: ['a', 'b'] }, 'c', "'Value' must be one of a, b"],
    [{ allowedPattern: '[a-z]+' }, 'abc1', 'must match the pattern [a-z]+'],
    [
      { allowedPattern: '[a-z]+', constraintDescription: 'must be a word' },
      '1',
      "'Value' must be a word",
    ],
    [{ minLength: 3 }, 'ab', 'at least 3 characters'],
    [{ maxLength: 3 }, 'abcd', 'at most 3 characters'],
    [{ type: 'Number' }, 'many', 'must be a number'],
    [{ type: 'Number' }, ' ', 'must be a number'],
    [{ type: 'Number', minValue: 60 }, '59', 'must be at least 60'],
    [{ type: 'Number', maxValue: 60 }, '61', 'must be at most 60'],
    [{ type: 'List<Number>' }, '1, x', 'must be a number'],
    [
      { type: 'CommaDelimitedList', allowedValues: ['a', 'b'] },
      'a, c',
      'must be one of a, b',
    ],
    [{ defaultValue: 'x', allowedValues: ['a'] }, undefined, 'one of a'],
  ])('%j refuses %s', (changes, value, message) => {
    expect(check(changes, value)).toThrow(message);
  });

  it.each<[Partial<ProductParameter>, string | undefined]>([
    [{ defaultValue: '' }, undefined],
    [{ allowedPattern: '[a-z]+' }, 'abc'],
    [{ allowedPattern: 'a|b' }, 'b'],
    [{ type: 'Number', minValue: 60, maxValue: 60 }, '60'],
    [{ minLength: 2, maxLength: 2 }, '😀😀'],
    [{ type: 'CommaDelimitedList', allowedValues: ['a', 'b'] }, 'b, a'],
    [{ allowedPattern: '(?i)java\\p{IsOnly}' }, 'left to AWS'],
  ])('%j accepts %s', (changes, value) => {
    expect(check(changes, value)).not.toThrow();
  });

  it('names everything that is wrong at once, and the product', () => {
    const attempt = () =>
      checkParameters(
        product,
        [parameter({ key: 'A' }), parameter({ key: 'B', maxLength: 1 })],
        { B: 'long', C: 'x' },
      );

    expect(attempt).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message:
          "The product 'Studio domain' (version v1) does not take these parameters: 'C' is not a parameter of the product; 'A' is required; 'B' must have at most 1 characters",
      }),
    );
  });

  it('never shows a value', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^secret-[a-z]{8}$/), value => {
        let message = '';
        try {
          check({ noEcho: true, allowedPattern: '[0-9]' }, value)();
        } catch (error) {
          message = (error as Error).message;
        }
        expect(message).not.toBe('');
        expect(message).not.toContain(value);
      }),
    );
  });
});
