import * as sdk from '@aws-sdk/client-s3';
import { clientConfig, rootOf } from '../../__testUtils__/credentials';
import { startSandbox, type RunningSandbox } from '../../startSandbox';
import { badInputs, type BadInput } from '../__testUtils__/inputs/badInputs';
import type { HttpBinding } from '../protocols/rest';
import { s3 } from '.';

type Command = Parameters<sdk.S3Client['send']>[0];
const commands = sdk as unknown as Record<
  string,
  new (input: unknown) => Command
>;

/** The header or parameter of the query that the input's bad member travels in. */
function argumentOf({ place }: BadInput, http: HttpBinding) {
  return { ...http.headers, ...http.query }[place];
}

/** A wrong type that a client can send; and what makes the request no other operation's. */
function isSent(bad: BadInput, http: HttpBinding): boolean {
  const { constraint, place, input } = bad;
  const isArgument = Boolean(argumentOf(bad, http));
  const value = (input as Record<string, unknown>)[place];
  return (
    !http.uri.includes(`{${place}`) &&
    !(http.body && 'member' in http.body && http.body.member === place) &&
    (constraint !== 'required' || !isArgument) &&
    (constraint !== 'type' || (isArgument && typeof value !== 'object'))
  );
}

interface Refusal extends Error {
  $metadata?: { httpStatusCode?: number };
}

describe('an input that breaks a constraint', () => {
  let sandbox: RunningSandbox;
  let client: sdk.S3Client;
  const logged: string[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({ log: line => logged.push(line) });
    const root = await rootOf(sandbox.awsUrl, '100200300402');
    client = new sdk.S3Client(clientConfig(sandbox.awsUrl, root));
  });
  afterAll(async () => {
    client.destroy();
    await sandbox.stop();
  });

  /** The code of the refusal, with its status; undefined where the client itself refused. */
  const refusalOf = async (operation: string, input: object) => {
    const command = new commands[`${operation}Command`]({ Body: '', ...input });
    const error: Refusal = await client.send(command).then(
      () => Object.assign(new Error(), { name: 'Success', $metadata: {} }),
      one => one,
    );
    return error.$metadata && `${error.name} ${error.$metadata.httpStatusCode}`;
  };

  it.each([...s3.operations])(
    'is refused by %s',
    async (name, operation) => {
      const { input: shape, http } = operation;
      if (!http) {
        throw new Error('It has no place in HTTP.');
      }
      const wrong: unknown[] = [];
      for (const bad of badInputs(shape)) {
        if (isSent(bad, http)) {
          const refusal = await refusalOf(name, bad.input as object);
          const wanted = wantedRefusal(bad, http);
          if (refusal && !wanted.includes(refusal)) {
            const { constraint, place } = bad;
            wrong.push({ constraint, place, wanted, refusal });
          }
        }
      }
      expect(wrong).toEqual([]);
    },
    30_000,
  );
});

function wantedRefusal(bad: BadInput, http: HttpBinding): string[] {
  const argument = argumentOf(bad, http);
  if (bad.constraint === 'lacking') {
    return ['NotImplemented 501'];
  }
  if (!argument) {
    return ['MalformedXML 400'];
  }
  // An answer to HEAD has no body that could name the code.
  return http.method === 'HEAD'
    ? ['Unknown 400']
    : ['InvalidArgument 400', 'InvalidStorageClass 400'];
}
