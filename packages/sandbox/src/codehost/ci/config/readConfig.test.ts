import fc from 'fast-check';
import { ConfigError } from './ConfigError';
import { parseDuration } from './fields';
import { readConfig } from './readConfig';

function errors(text: string): readonly string[] {
  try {
    readConfig(text);
  } catch (error) {
    if (error instanceof ConfigError) {
      return error.errors;
    }
    throw error;
  }
  return [];
}

describe('readConfig', () => {
  it('reads anchors, extends and references', () => {
    const { jobs } = readConfig(`
.python: &python
  before_script: [pip install .]
  variables: {A: base, B: base}
.scripts:
  setup:
    - echo setup
test:
  extends: .python
  variables: {B: own}
  script:
    - !reference [.scripts, setup]
    - pytest
lint:
  <<: *python
  script: ruff check
`);
    expect(jobs).toMatchObject([
      {
        name: 'test',
        beforeScript: ['pip install .'],
        script: ['echo setup', 'pytest'],
        variables: [
          { key: 'A', value: 'base' },
          { key: 'B', value: 'own' },
        ],
      },
      { name: 'lint', beforeScript: ['pip install .'], stage: 'test' },
    ]);
  });

  it('lets defaults stand in, but for the timeout, and a job go its own way', () => {
    const { jobs, stages } = readConfig(`
default:
  before_script: [echo default]
  retry: 1
  timeout: 10m
stages: [one, two]
a: {stage: one, script: x}
b: {stage: two, script: x, before_script: [], timeout: 1h 30m}
`);
    expect(stages).toEqual(['.pre', 'one', 'two', '.post']);
    expect(jobs).toMatchObject([
      {
        beforeScript: ['echo default'],
        timeoutSeconds: undefined,
        retry: { max: 1 },
      },
      { beforeScript: [], timeoutSeconds: 5_400 },
    ]);
  });

  it.each([
    ['a: [1', 'Flow sequence'],
    ['- a', 'Invalid configuration format'],
    [
      'variables: {A: b}',
      'jobs config should contain at least one visible job',
    ],
    ['a: {stage: test}', 'jobs:a config should implement the script:'],
    ['a: {script: x, foo: 1}', 'jobs:a config contains unknown keys: foo'],
    ['a: {script: 1}', 'jobs:a:script config should be a string or a nested'],
    [
      'a: {script: x, stage: nope}',
      'a job: chosen stage nope does not exist; available stages are .pre, build, test, deploy, .post',
    ],
    ['a: {script: x, needs: [b]}', 'a job: undefined need: b'],
    ['a: {script: x, dependencies: [b]}', 'a job: undefined dependency: b'],
    [
      'a: {script: x, needs: [b]}\nb: {script: x, needs: [a]}',
      'The pipeline has circular dependencies',
    ],
    [
      'a: {script: x, rules: [{if: $A ==}]}',
      'jobs:a:rules:rule if invalid expression syntax',
    ],
    [
      'a: {script: x, rules: [{when: later}]}',
      'jobs:a:rules:rule:when should be one of: on_success, on_failure',
    ],
    ['a: {script: x, when: later}', 'jobs:a:when should be one of: on_success'],
    ['a: {script: x, timeout: soon}', 'jobs:a:timeout config should be a dura'],
    ['a: {script: x, retry: 3}', 'jobs:a:retry config must be less than or'],
    ['a: {script: x, id_tokens: {T: {}}}', 'missing required keys: aud'],
    ['a: {extends: .b, script: x}', 'a: unknown keys in `extends` (.b)'],
    [
      '.b: {extends: .c}\n.c: {extends: .b}\na: {script: x}',
      'circular dependency detected in `extends`',
    ],
    [
      'a: {script: [!reference [.b, script]]}',
      '!reference [".b","script"] could',
    ],
    ['a: {script: x, parallel: 2}', "which this sandbox's code host does not"],
    [
      'include: x.yml\na: {script: x}',
      '`include` and `spec` are not supported',
    ],
  ])('refuses %j', (text, message) => {
    expect(errors(text).join('\n')).toContain(message);
  });

  it('says all that is wrong at once', () => {
    expect(errors('a: {foo: 1}\nb: {script: x, bar: 1}')).toHaveLength(3);
  });

  it('refuses a file that its aliases blow up', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
    for (let index = 1; index < 9; index++) {
      const alias = `*a${index - 1}`;
      lines.push(`a${index}: &a${index} [${Array(9).fill(alias).join(', ')}]`);
    }
    expect(errors(lines.join('\n'))).toEqual(['The parsed YAML is too big']);
  });

  it('reads or refuses any text, and fails on none', () => {
    const words = ['a', ':', ' ', '\n', '- ', '{', '}', 'script', 'x', 'rules'];
    const piece = fc.constantFrom(...words, '!reference [a]', '&a', '*a', '<<');
    fc.assert(
      fc.property(fc.array(piece), pieces => {
        expect(Array.isArray(errors(pieces.join('')))).toBe(true);
      }),
    );
  });
});

describe('parseDuration', () => {
  it.each([
    ['90', 90],
    ['30 minutes', 1_800],
    ['1h 30m', 5_400],
    ['3 hours and 5 seconds', 10_805],
    ['1 day', 86_400],
    ['', undefined],
    ['soon', undefined],
    ['5 bananas', undefined],
  ])('of %j is %j seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });
});
