import fc from 'fast-check';
import { Throttles } from './Throttles';
import { TokenBucket } from './TokenBucket';

const target = (operationName = 'ListDomains', account = '201000000011') => ({
  service: { id: 'sagemaker' },
  operationName,
  caller: { account },
});

describe('Throttles', () => {
  let now = 0;
  let throttles: Throttles;

  beforeEach(() => {
    now = 0;
    throttles = new Throttles(() => now);
  });

  const refusals = (count: number, asked = target()) =>
    Array.from(
      { length: count },
      () => throttles.refusing(asked) !== undefined,
    );

  it('lets a burst through, then as many as the rate says', () => {
    throttles.add({ service: 'sagemaker', rate: 2, burst: 3 });
    expect(refusals(5)).toEqual([false, false, false, true, true]);
    now = 499;
    expect(refusals(1)).toEqual([true]);
    now = 500;
    expect(refusals(2)).toEqual([false, true]);
    now = 60_000;
    expect(refusals(4)).toEqual([false, false, false, true]);
    expect(throttles.list()).toMatchObject([{ refused: 5 }]);
  });

  it('counts each account and operation for itself', () => {
    throttles.add({ service: 'sagemaker', rate: 1, burst: 1 });
    expect(refusals(2)).toEqual([false, true]);
    expect(refusals(2, target('ListApps'))).toEqual([false, true]);
    expect(refusals(2, target('ListDomains', '1'))).toEqual([false, true]);
  });

  it('meets only the requests it names', () => {
    const account = '201000000011';
    const operation = 'ListDomains';
    const rate = { rate: 1, burst: 1 };
    throttles.add({ service: 'sagemaker', operation, account, ...rate });
    throttles.add({ service: 's3', ...rate });
    expect(refusals(3, target('ListApps'))).not.toContain(true);
    expect(refusals(3, target(operation, '1'))).not.toContain(true);
    expect(refusals(2)).toContain(true);
  });

  it('is deleted alone or with all', () => {
    const rate = { service: 'sagemaker', rate: 1, burst: 1 };
    const { id } = throttles.add(rate);
    throttles.add(rate);
    expect(throttles.delete('nobody')).toBe(false);
    expect(throttles.delete(id)).toBe(true);
    expect(throttles.list()).toHaveLength(1);
    throttles.delete();
    expect(refusals(5)).not.toContain(true);
  });
});

describe('TokenBucket', () => {
  it('never gives out more than the burst and what the rate has refilled', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 200 }),
        (rate, burst, waits) => {
          const bucket = new TokenBucket(rate, burst, 0);
          let now = 0;
          let given = 0;
          for (const wait of waits) {
            now += wait;
            given += bucket.take(now) ? 1 : 0;
          }
          expect(given).toBeLessThanOrEqual(
            burst + (now / 1_000) * rate + 1e-6,
          );
        },
      ),
    );
  });
});
