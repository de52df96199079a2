import { rootOf, type TestCredentials } from '../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../startSandbox';
import { send } from './__testUtils__/inputs/send';
import { services } from './services';

/** What a service answers to a token that it did not give. */
const codes: Record<string, string> = {
  ce: 'InvalidNextTokenException',
  cloudformation: 'ValidationError',
  ecr: 'InvalidParameterException',
  events: 'ValidationException',
  iam: 'ValidationError',
  kms: 'InvalidMarkerException',
  logs: 'InvalidParameterException',
  organizations: 'InvalidInputException',
  sagemaker: 'ValidationException',
  servicecatalog: 'InvalidParametersException',
};

const tokens = [
  'NextToken',
  'nextToken',
  'PageToken',
  'NextPageToken',
  'Marker',
];

/** Lists that need nothing but a token. */
const lists = services
  .filter(({ protocol }) => protocol !== 'restXml')
  .flatMap(service =>
    [...service.operations].flatMap(([name, { input }]) => {
      const { members = {} } = input.description as {
        members?: Record<string, { isRequired: boolean }>;
      };
      const token = tokens.find(one => Object.hasOwn(members, one));
      return token && !Object.values(members).some(one => one.isRequired)
        ? [[`${service.id}:${name}`, service, name, token] as const]
        : [];
    }),
  );

describe('a page token that is none', () => {
  let sandbox: RunningSandbox;
  let root: TestCredentials;

  beforeAll(async () => {
    sandbox = await startSandbox();
    root = await rootOf(sandbox.awsUrl, '100200300401');
  });
  afterAll(() => sandbox.stop());

  it.each(lists)('is refused by %s', async (_, service, name, token) => {
    const input = { [token]: 'bm90aGluZw' };
    expect(
      await send(sandbox.awsUrl, root, service, name, input),
    ).toMatchObject({ status: 400, code: codes[service.id] });
  });
});
