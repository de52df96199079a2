import fc from 'fast-check';
import { rootOf, type TestCredentials } from '../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../startSandbox';
import { anyInput } from './__testUtils__/inputs/anyInput';
import { send } from './__testUtils__/inputs/send';
import { services } from './services';

const operations = services
  .filter(({ protocol }) => protocol !== 'restXml')
  .flatMap(service =>
    [...service.operations].map(
      ([name, { input }]) =>
        [`${service.id}:${name}`, service, name, input] as const,
    ),
  );

describe('an input of the right types', () => {
  let sandbox: RunningSandbox;
  let root: TestCredentials;

  beforeAll(async () => {
    sandbox = await startSandbox({ log: () => {} });
    root = await rootOf(sandbox.awsUrl, '201000000011');
  });
  afterAll(() => sandbox.stop());

  it.each(operations)(
    'is answered or refused by %s, which does not fail',
    async (_, service, name, shape) => {
      await fc.assert(
        fc.asyncProperty(anyInput(shape), async input => {
          const { status } = await send(
            sandbox.awsUrl,
            root,
            service,
            name,
            input,
          );
          expect(status).toBeLessThan(500);
        }),
        { numRuns: 15 },
      );
    },
    60_000,
  );
});
