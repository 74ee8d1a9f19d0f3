import { expect, it, onTestFinished } from 'vitest';
import { createConnection } from '../../src/bots/connection.ts';
import type { CoreEvent } from '../../src/core/events.ts';
import { ManualClock } from '../fakes/clocks/manual-clock.ts';

function startConnection() {
  const clock = new ManualClock();
  const told: CoreEvent[] = [];
  const connection = createConnection({ platform: 'telegram', clock, onEvent: (event) => told.push(event) });
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  void connection.watch(stopping.signal);
  const what = () => told.map((event) => ('trouble' in event ? event.trouble : event.kind));
  return { clock, connection, told, what };
}

it('connects at first, and says so', () => {
  const { clock, connection, what } = startConnection();
  expect(connection.state).toMatchObject({ ok: false, detail: 'connecting' });
  connection.heard();
  expect(connection.state).toEqual({ ok: true, since: clock.now(), lastSeen: clock.now() });
  expect(what()).toEqual([]);
});

it('is told at once, and once, where it never stood', async () => {
  const { clock, connection, what } = startConnection();
  for (let call = 0; call < 20; call++) {
    connection.failed('unreachable', 'no answer: ENOTFOUND');
    await clock.advance(5_000);
  }
  expect(what()).toEqual(['unreachable']);
  expect(connection.state).toMatchObject({ ok: false, detail: 'no answer: ENOTFOUND' });
  connection.heard();
  expect(what()).toEqual(['unreachable', 'platform-back']);
  expect(connection.state.ok).toBe(true);
});

it('is lost after ten seconds, also where nobody calls again, and not before', async () => {
  const { clock, connection, what } = startConnection();
  connection.heard();
  connection.failed('unreachable');
  await clock.advance(9_000);
  expect([connection.state.ok, what()]).toEqual([true, []]);
  connection.heard();
  await clock.advance(30_000);
  expect([connection.state.ok, what()]).toEqual([true, []]);
  connection.failed('unreachable');
  const begunAt = clock.now();
  await clock.advance(15_000);
  expect([connection.state.ok, what()]).toEqual([false, ['unreachable']]);
  expect(connection.state.since).toBe(begunAt);
});

it('is lost when nothing comes for a minute, although no call fails', async () => {
  const { clock, connection, told, what } = startConnection();
  connection.heard();
  await clock.advance(60_000);
  expect(connection.state.ok).toBe(true);
  await clock.advance(5_000);
  expect([connection.state.ok, what()]).toEqual([false, ['silent']]);
  await clock.advance(55_000);
  connection.heard();
  expect(told.at(-1)).toEqual({ kind: 'platform-back', platform: 'telegram', afterMs: 120_000 });
});

it('is lost when one of several lines falls silent', async () => {
  const { clock, connection, what } = startConnection();
  for (let turn = 0; turn < 3; turn++) {
    if (turn === 0) connection.heard(1);
    connection.heard(2);
    await clock.advance(30_000);
  }
  expect([connection.state.ok, what()]).toEqual([false, ['silent']]);
  connection.heard(1);
  expect(what()).toEqual(['silent', 'platform-back']);
});

it('tells of another process as well where the platform could not be reached before', async () => {
  const { clock, connection, what } = startConnection();
  connection.failed('unreachable', 'no answer: ENOTFOUND');
  connection.failed('conflict');
  connection.failed('conflict');
  expect([what(), connection.state.detail]).toEqual([['unreachable', 'conflict'], 'conflict']);
  await clock.advance(40_000);
  connection.heard();
  expect(what()).toEqual(['unreachable', 'conflict', 'platform-back']);
});

it('is in conflict, once, for as long as two processes answer in turn', async () => {
  const { clock, connection, what } = startConnection();
  connection.heard();
  for (let turn = 0; turn < 30; turn++) {
    connection.failed('conflict');
    await clock.advance(1_000);
    connection.heard();
    await clock.advance(2_000);
  }
  expect([connection.state.ok, what()]).toEqual([false, ['conflict']]);
  await clock.advance(40_000);
  connection.heard();
  expect([connection.state.ok, what()]).toEqual([true, ['conflict', 'platform-back']]);
});
