import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock, Timers } from '.';
import type { Env } from '../aws/service';
import { openDatabase, SqliteStore, type Database } from '../store';

const hour = 3_600_000;

describe('Timers', () => {
  let dataDir: string;
  let database: Database;
  let clock: Clock;
  let timers: Timers;
  let ran: unknown[];
  let errors: unknown[];

  const open = (speed = 1) => {
    database = openDatabase(dataDir);
    clock = new Clock(new SqliteStore(database), speed);
    timers = new Timers(database, clock, (_name, error) => errors.push(error));
    timers.register('note', payload => {
      ran.push(payload);
    });
  };
  const start = () => timers.start({} as Env);
  const close = async () => {
    await timers.stop();
    database.close();
  };
  const until = async (isDone: () => boolean) => {
    while (!isDone()) {
      await new Promise(resolve => setTimeout(resolve, 2));
    }
  };

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'sandbox-timers-'));
    ran = [];
    errors = [];
    open();
  });

  afterEach(async () => {
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('runs what is due in the order of its time, one at a time', async () => {
    timers.register('slow', async payload => {
      await new Promise(resolve => setTimeout(resolve, 5));
      ran.push(payload);
    });
    timers.schedule({ name: 'note', inMs: 2 * hour, payload: 'second' });
    timers.schedule({ name: 'slow', inMs: hour, payload: 'first' });
    timers.schedule({ name: 'note', inMs: 5 * hour, payload: 'later' });
    start();
    clock.advance(3 * hour);
    timers.wake();
    await until(() => ran.length === 2);
    expect(ran).toEqual(['first', 'second']);
  });

  it('runs after a restart what fell due meanwhile', async () => {
    timers.schedule({ name: 'note', inMs: 0, payload: { a: 1 } });
    await close();
    open();
    start();
    await until(() => ran.length === 1);
    expect(ran).toEqual([{ a: 1 }]);
    expect(database.prepare('SELECT * FROM timers').all()).toEqual([]);
  });

  it('divides durations by the speed, also of what waits already', async () => {
    start();
    timers.schedule({ name: 'note', inMs: hour, payload: 'waiting' });
    timers.setSpeed(1_000_000);
    timers.schedule({ name: 'note', inMs: hour, payload: 'new' });
    await until(() => ran.length === 2);
    expect(ran).toEqual(['waiting', 'new']);
  });

  it('goes on after a handler that fails', async () => {
    timers.register('bad', () => {
      throw new Error('broken');
    });
    timers.schedule({ name: 'bad', inMs: 0, payload: null });
    timers.schedule({ name: 'note', inMs: 0, payload: 'next' });
    start();
    await until(() => ran.length === 1);
    expect(errors).toEqual([new Error('broken')]);
  });

  it('keeps the time that it was advanced by', async () => {
    clock.advance(hour);
    const before = clock.now().getTime();
    await close();
    open();
    expect(clock.now().getTime()).toBeGreaterThanOrEqual(before);
    clock.reset();
    expect(clock.now().getTime()).toBeLessThan(before);
  });
});
