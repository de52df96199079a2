import {
  CancelKeyDeletionCommand,
  CreateAliasCommand,
  CreateKeyCommand,
  DeleteAliasCommand,
  DescribeKeyCommand,
  DisableKeyCommand,
  EnableKeyCommand,
  EncryptCommand,
  ListAliasesCommand,
  ScheduleKeyDeletionCommand,
  type KMSClient,
} from '@aws-sdk/client-kms';
import { ByName, comesTo, inRegion, type Family, type Scope } from './Family';

interface Key {
  id: string;
  state: 'Enabled' | 'Disabled' | 'PendingDeletion';
}

/** Keys of KMS, each behind an alias of its own: which state lets what be done. */
export function keys(client: (scope: Scope) => KMSClient): Family {
  const model = new ByName<Key>(inRegion);
  const alias = (name: string) => `alias/${name}`;
  /** Moves a key to a state where it is in one of `from`. */
  const move = async (
    scope: Scope,
    name: string,
    from: Key['state'][],
    to: Key['state'],
    send: (input: { KeyId: string }) => Promise<unknown>,
  ) => {
    const key = model.get(scope, name);
    if (!key) {
      return;
    }
    const isReady = from.includes(key.state);
    await comesTo(
      isReady ? 'done' : 'KMSInvalidStateException',
      send({ KeyId: key.id }),
    );
    if (isReady) {
      model.set(scope, name, { ...key, state: to });
    }
  };
  return {
    actions: {
      async createKey(scope, name) {
        const present = model.get(scope, name);
        const { KeyMetadata } = await client(scope).send(
          new CreateKeyCommand({}),
        );
        const id = KeyMetadata?.KeyId ?? '';
        await comesTo(
          present ? 'AlreadyExistsException' : 'done',
          client(scope).send(
            new CreateAliasCommand({
              AliasName: alias(name),
              TargetKeyId: id,
            }),
          ),
        );
        model.set(scope, name, present ?? { id, state: 'Enabled' });
      },
      async deleteAlias(scope, name) {
        await comesTo(
          model.get(scope, name) ? 'done' : 'NotFoundException',
          client(scope).send(
            new DeleteAliasCommand({ AliasName: alias(name) }),
          ),
        );
        model.set(scope, name, undefined);
      },
      disableKey: (scope, name) =>
        move(scope, name, ['Enabled', 'Disabled'], 'Disabled', input =>
          client(scope).send(new DisableKeyCommand(input)),
        ),
      enableKey: (scope, name) =>
        move(scope, name, ['Enabled', 'Disabled'], 'Enabled', input =>
          client(scope).send(new EnableKeyCommand(input)),
        ),
      scheduleDeletion: (scope, name) =>
        move(scope, name, ['Enabled', 'Disabled'], 'PendingDeletion', input =>
          client(scope).send(new ScheduleKeyDeletionCommand(input)),
        ),
      cancelDeletion: (scope, name) =>
        move(scope, name, ['PendingDeletion'], 'Disabled', input =>
          client(scope).send(new CancelKeyDeletionCommand(input)),
        ),
      async encrypt(scope, name) {
        const state = model.get(scope, name)?.state ?? 'none';
        const wanted = {
          none: 'NotFoundException',
          Enabled: 'done',
          Disabled: 'DisabledException',
          PendingDeletion: 'KMSInvalidStateException',
        };
        await comesTo(
          wanted[state],
          client(scope).send(
            new EncryptCommand({
              KeyId: alias(name),
              Plaintext: Buffer.from('x'),
            }),
          ),
        );
      },
    },
    expected: scope =>
      model.of(scope).map(([name, { id, state }]) => [name, id, state]),
    async listed(scope, mark) {
      const { Aliases = [] } = await client(scope).send(
        new ListAliasesCommand({ Limit: 1_000 }),
      );
      const own = Aliases.filter(({ AliasName }) => AliasName?.includes(mark));
      const found = own.map(async ({ AliasName = '', TargetKeyId }) => {
        const { KeyMetadata } = await client(scope).send(
          new DescribeKeyCommand({ KeyId: AliasName }),
        );
        const name = AliasName.slice(alias('').length);
        return [name, TargetKeyId, KeyMetadata?.KeyState];
      });
      return (await Promise.all(found)).sort();
    },
  };
}
