import { rootOf, type TestCredentials } from '../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../startSandbox';
import { badInputs } from './__testUtils__/inputs/badInputs';
import type { Constraint } from './__testUtils__/inputs/breaks';
import { send } from './__testUtils__/inputs/send';
import { services } from './services';

/** The code that a service has for an input that its model does not allow. */
const codes: Record<string, string> = {
  ecr: 'InvalidParameterException',
  logs: 'InvalidParameterException',
  organizations: 'InvalidInputException',
  iam: 'ValidationError',
  sts: 'ValidationError',
  cloudformation: 'ValidationError',
};

/** The codes of what does not come to the service's own checks. */
const protocolCodes: Record<
  'json' | 'query',
  Partial<Record<Constraint, string>>
> = {
  json: {
    type: 'SerializationException',
    lacking: 'UnknownOperationException',
  },
  query: { type: 'MalformedInput', lacking: 'InvalidAction' },
};

const operations = services
  .filter(({ protocol }) => protocol !== 'restXml')
  .flatMap(service =>
    [...service.operations].map(
      ([name, { input }]) =>
        [`${service.id}:${name}`, service, name, input] as const,
    ),
  );

describe('an input that breaks a constraint', () => {
  let sandbox: RunningSandbox;
  let root: TestCredentials;
  const logged: string[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({ log: line => logged.push(line) });
    root = await rootOf(sandbox.awsUrl, '100200300401');
  });
  afterAll(() => sandbox.stop());

  // A domain has some seven hundred constraints.
  it.each(operations)(
    'is refused by %s',
    async (_, service, name, input) => {
      const isText = service.protocol === 'query';
      const wrong: unknown[] = [];
      for (const bad of badInputs(input)) {
        // A form is always a structure.
        if (isText && bad.place === '') {
          continue;
        }
        const answer = await send(
          sandbox.awsUrl,
          root,
          service,
          name,
          bad.input,
        );
        const code =
          protocolCodes[isText ? 'query' : 'json'][bad.constraint] ??
          codes[service.id] ??
          'ValidationException';
        const isNamed =
          bad.constraint !== 'lacking' ||
          logged.at(-1)?.includes(` ${service.id}:${name} with `);
        if (
          !isNamed ||
          answer.status !== 400 ||
          answer.code !== code ||
          !bad.message.every(part => answer.message?.includes(part))
        ) {
          wrong.push({
            place: bad.place,
            constraint: bad.constraint,
            wanted: bad.message,
            answer,
          });
        }
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );
});
