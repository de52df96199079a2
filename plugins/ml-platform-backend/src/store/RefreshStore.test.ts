import { migrate } from './migrate';
import { Part, RefreshStore } from './RefreshStore';
import { testDatabases } from './__testUtils__/databases';

jest.setTimeout(60_000);

const part: Part = {
  collector: 'studio',
  accountId: '201000000031',
  region: 'eu-west-1',
};
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 12, minute));

describe('RefreshStore', () => {
  const databases = testDatabases();

  async function create(id: Parameters<typeof databases.init>[0]) {
    const knex = await databases.init(id);
    await migrate(knex);
    return new RefreshStore(knex, 'aws');
  }

  it.each(databases.eachSupportedId())(
    'a slow read does not overwrite a newer one, %p',
    async id => {
      const store = await create(id);
      const newer = jest.fn();
      const older = jest.fn();

      await store.write(part, at(2), newer);
      await store.write(part, at(1), older);

      expect(newer).toHaveBeenCalledTimes(1);
      expect(older).not.toHaveBeenCalled();
      const [refresh] = await store.list('studio');
      expect(refresh.readAt).toBe(at(2).toISOString());
    },
  );

  it.each(databases.eachSupportedId())(
    'nothing is stamped when the write fails, %p',
    async id => {
      const store = await create(id);

      await expect(
        store.write(part, at(1), async () => {
          throw new Error('disk full');
        }),
      ).rejects.toThrow('disk full');

      expect(await store.list('studio')).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'keeps a failure beside the last good read until the next one, %p',
    async id => {
      const store = await create(id);
      await store.write(part, at(1), async () => {});
      await store.fail(part, at(2), 'denied');

      expect(await store.list('studio', [part.accountId])).toEqual([
        {
          ...part,
          readAt: at(1).toISOString(),
          failure: {
            accountId: part.accountId,
            region: part.region,
            message: 'denied',
            at: at(2).toISOString(),
          },
        },
      ]);

      await store.write(part, at(3), async () => {});
      const [refresh] = await store.list('studio', [part.accountId]);
      expect(refresh).toEqual({ ...part, readAt: at(3).toISOString() });
    },
  );

  it.each(databases.eachSupportedId())(
    'a failure of an older read does not hide a newer success, %p',
    async id => {
      const store = await create(id);
      await store.write(part, at(2), async () => {});
      await store.fail(part, at(1), 'timed out');

      const [refresh] = await store.list('studio');
      expect(refresh.failure).toBeUndefined();
    },
  );

  it.each(databases.eachSupportedId())(
    'tells collectors, accounts and regions apart, %p',
    async id => {
      const store = await create(id);
      await store.fail(part, at(1), 'one');
      await store.fail({ ...part, region: 'eu-central-1' }, at(1), 'two');
      await store.fail({ ...part, accountId: '201000000041' }, at(1), 'three');
      await store.fail(
        { collector: 'costs', accountId: part.accountId },
        at(1),
        'four',
      );

      const failures = async (...args: Parameters<RefreshStore['list']>) =>
        (await store.list(...args)).map(({ failure }) => failure?.message);
      expect(await failures('studio')).toEqual(['two', 'one', 'three']);
      expect(await failures('studio', [part.accountId])).toEqual([
        'two',
        'one',
      ]);
      expect(await failures('costs')).toEqual(['four']);
    },
  );

  it.each(databases.eachSupportedId())(
    'knows which parts were tried, and when, %p',
    async id => {
      const store = await create(id);
      const other = { ...part, region: 'eu-central-1' };
      await store.write(part, at(1), async () => {});
      expect(await store.wereTried('studio', [part, other])).toBe(false);
      expect(await store.wereTried('models', [part])).toBe(false);

      await store.fail(other, at(2), 'denied');
      await store.fail(part, at(3), 'denied');
      expect(await store.wereTried('studio', [part, other])).toBe(true);
      expect([...(await store.triedAt('studio')).values()].sort()).toEqual(
        [at(2), at(3)].map(time => time.toISOString()),
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'replaces the failures beside those of the whole, %p',
    async id => {
      const store = await create(id);
      const whole: Part = { collector: 'accounts', accountId: '100200300401' };
      const failure = (accountId: string) => ({
        accountId,
        message: 'tags contradict each other',
        at: at(1).toISOString(),
      });
      const write = (minute: number, accountIds: string[]) =>
        store.write(whole, at(minute), tx =>
          store.replaceFailures(tx, whole, accountIds.map(failure)),
        );

      await write(1, ['201000000031', '201000000041']);
      await write(2, ['201000000041']);

      expect(await store.list('accounts')).toEqual([
        { ...whole, readAt: at(2).toISOString() },
        {
          collector: 'accounts',
          accountId: '201000000041',
          failure: failure('201000000041'),
        },
      ]);
    },
  );
});
