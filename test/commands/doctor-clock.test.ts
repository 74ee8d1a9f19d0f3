import { expect, it, onTestFinished } from 'vitest';
import { watchClock } from '../../src/commands/doctor/clock.ts';
import { startLoopbackServer } from '../fakes/loopback-server.ts';

async function found(ahead: number, { isOwn = false } = {}) {
  const server = await startLoopbackServer((_, response) => {
    response.setHeader('date', new Date(Date.now() - ahead).toUTCString());
    response.end();
  });
  onTestFinished(() => server.close());
  const watch = watchClock(isOwn ? server.origin : undefined, Date.now);
  try {
    await (await fetch(server.origin)).text();
  } finally {
    watch.stop();
  }
  return watch.check.look(new AbortController().signal);
}

it('is right, slow or fast by what answers from elsewhere say', async () => {
  expect(await found(0)).toEqual([{ ok: true, message: 'It is right.' }]);
  expect(await found(300_000)).toMatchObject([
    {
      ok: false,
      message: expect.stringMatching(/^It is 30\d seconds fast/),
      remedy: expect.stringContaining('set-ntp'),
    },
  ]);
  expect(await found(-300_000)).toMatchObject([{ ok: false, message: expect.stringMatching(/ seconds slow/) }]);
});

it('is not compared with what this program says itself', async () => {
  expect(await found(300_000, { isOwn: true })).toMatchObject([
    { ok: true, message: expect.stringContaining('Nothing') },
  ]);
});
