import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'undici';
import { afterAll, describe, expect, it } from 'vitest';
import { isNight } from '../../examples.ts';
import { freePort } from '../../fakes/free-port.ts';
import { startLoopbackServer } from '../../fakes/loopback-server.ts';
import { createCommandLine, media, plainProgram, start, temporaryFolder } from '../command-line.ts';

const { run, close } = createCommandLine();
afterAll(close);

type Environment = Readonly<Record<string, string>>;

async function play(folder = temporaryFolder(), environment: Environment = {}) {
  const { child, ended } = start(folder, ['play'], { environment, program: plainProgram });
  const [line] = await once(child.stdout ?? child, 'data');
  return { child, ended, address: String(line).trim() };
}

describe('play', () => {
  it('prints where its page is, needs no key there, answers no other site, and ends with Ctrl-C, which leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const { address, child, ended } = await play(folder);
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await request(address);
    expect([page.statusCode, await page.body.text()]).toEqual([
      200,
      expect.stringContaining('data-asks-for-key="false"'),
    ]);
    const limits = await request(`${address}v1/limits`, { headers: { origin: address.slice(0, -1) } });
    expect([limits.statusCode, await limits.body.json()]).toEqual([
      200,
      expect.objectContaining({ providers: ['local'] }),
    ]);
    const foreign = await request(`${address}v1/limits`, { headers: { origin: 'https://evil.example' } });
    expect([foreign.statusCode, await foreign.body.text()]).toEqual([403, '']);
    const body = new FormData();
    const file = new Blob([await readFile(media('collins.jpg'))]);
    for (const name of ['face', 'target']) body.set(name, file);
    expect((await fetch(`${address}v1/swaps`, { method: 'POST', body })).status).toBe(202);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 0, stderr: 'Ctrl-C ends it, and deletes what it has kept.\n' });
    expect(await run(folder, ['jobs'])).toMatchObject({ code: 0, stdout: Buffer.alloc(0) });
  });

  it.runIf(isNight)('plays beside a serve that works on the same data', async () => {
    const folder = temporaryFolder();
    const ports = { HTTP_PORT: String(await freePort()), ADMIN_PORT: '0' };
    const environment = { ...ports, API_KEYS: 'anna:anna-key-0123456789' };
    const serve = start(folder, ['serve'], { environment, program: plainProgram });
    await serve.says('Ready.');
    const { address } = await play(folder, environment);
    const [own, served] = await Promise.all([request(address), request(`http://127.0.0.1:${ports.HTTP_PORT}/`)]);
    expect(await own.body.text()).toContain('data-asks-for-key="false"');
    expect(await served.body.text()).toContain('data-asks-for-key="true"');
  });

  it.each(['HTTP_PORT', 'ADMIN_PORT'])('refuses %s, which is for others', async (name) => {
    const { code, stderr } = await run(temporaryFolder(), ['play'], { PLAY_PORT: '4321', [name]: '4321' });
    expect([code, stderr]).toEqual([78, expect.stringContaining(`PLAY_PORT: is ${name} too`)]);
  });

  it('says that its port is in use', async () => {
    const other = await startLoopbackServer(() => undefined);
    const { code, stderr } = await run(temporaryFolder(), ['play'], { PLAY_PORT: String(other.port) });
    expect([code, stderr]).toEqual([
      78,
      expect.stringContaining(`PLAY_PORT: port ${other.port} of 127.0.0.1 is in use`),
    ]);
    await other.close();
  });
});
