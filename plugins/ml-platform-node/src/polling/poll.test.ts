import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { poll } from './poll';

const options = {
  what: 'the answer',
  until: (value: number) => value >= 3,
  timeout: { minutes: 1 },
};

describe('poll', () => {
  it('reads until it is as wanted, and tells each reading', async () => {
    let value = 0;
    const seen: number[] = [];

    await expect(
      poll({
        ...options,
        read: async () => ++value,
        onProgress: read => seen.push(read),
      }),
    ).resolves.toBe(3);
    expect(seen).toEqual([1, 2, 3]);
  });

  it('goes on while AWS is out of reach', async () => {
    let reads = 0;
    const read = async () => {
      reads++;
      if (reads === 1) {
        throw new ServiceUnavailableError('busy');
      }
      return 3;
    };

    await expect(poll({ ...options, read })).resolves.toBe(3);
  });

  it('ends with any other error', async () => {
    const error = new NotFoundError('gone');

    await expect(
      poll({ ...options, read: () => Promise.reject(error) }),
    ).rejects.toBe(error);
  });

  it('ends when the time is over and says what it waited for', async () => {
    await expect(
      poll({
        ...options,
        timeout: { milliseconds: 0 },
        read: async () => 0,
      }),
    ).rejects.toThrow(
      expect.objectContaining({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining('for the answer, in vain'),
      }),
    );
  });

  it('ends at once with an AbortError when it is aborted while it waits', async () => {
    const controller = new AbortController();
    const waiting = poll({
      ...options,
      read: async () => 0,
      onProgress: () => setImmediate(() => controller.abort()),
      signal: controller.signal,
    });

    await expect(waiting).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  });

  it('reads nothing when it is aborted before', async () => {
    const read = jest.fn();

    await expect(
      poll({ ...options, read, signal: AbortSignal.abort() }),
    ).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(read).not.toHaveBeenCalled();
  });
});
