import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isNight } from '../../examples.ts';
import { freePort } from '../../fakes/free-port.ts';
import { startLoopbackServer } from '../../fakes/loopback-server.ts';
import { media, plainProgram, spawnAndWait, start, temporaryFolder } from '../command-line.ts';

const program = plainProgram;
const key = 'client-key-0123456789-0123456789';
const headers = { authorization: `Bearer ${key}` };

interface Swap {
  readonly id: string;
  readonly state: string;
  readonly created_at: string;
  readonly result?: { readonly url: string; readonly expires_at: string };
}

async function settings(folder: string) {
  const port = await freePort();
  const environment = { DATA_DIR: join(folder, 'data'), HTTP_PORT: String(port), ADMIN_PORT: '0' };
  return { port, origin: `http://127.0.0.1:${port}`, environment };
}

/** Of many swaps, those that ended, each with its id. A client asks again with the same Idempotency-Key until it has one. */
async function clientOf(
  origin: string,
  number: number,
  webhookUrl: string,
  until: (swap: Swap) => boolean,
): Promise<Swap> {
  const [face, target] = await Promise.all([readFile(media('hopper.jpg')), readFile(media('collins.jpg'))]);
  const sent = { ...headers, 'idempotency-key': `client ${number}` };
  for (let tries = 0; tries < 2_000; tries++) {
    const body = new FormData();
    body.set('face', new Blob([face]), 'face.jpg');
    body.set('target', new Blob([target]), 'target.jpg');
    body.set('webhook_url', webhookUrl);
    const begun = await fetch(`${origin}/v1/swaps`, { method: 'POST', headers: sent, body }).catch(() => undefined);
    if (begun?.status === 202) {
      const { id } = (await begun.json()) as Swap;
      return followed(origin, id, until);
    }
    await new Promise((wake) => setTimeout(wake, 200));
  }
  throw new Error('it was never admitted');
}

async function followed(origin: string, id: string, until: (swap: Swap) => boolean): Promise<Swap> {
  for (;;) {
    const answer = await fetch(`${origin}/v1/swaps/${id}`, { headers }).catch(() => undefined);
    const swap = answer?.ok ? ((await answer.json()) as Swap) : undefined;
    if (answer?.status === 404) throw new Error(`${id} was lost`);
    if (swap && until(swap)) return swap;
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

it('serves with a key alone, which is made, listed and revoked by a command', async () => {
  const folder = temporaryFolder();
  const { origin, environment } = await settings(folder);
  const nothing = await spawnAndWait(folder, ['serve'], { environment, program });
  expect([nothing.code, nothing.stderr]).toEqual([78, expect.stringContaining('faceswap-bot keys add NAME')]);
  const added = await spawnAndWait(folder, ['keys', 'add', 'client'], { environment, program });
  const made = added.stdout.toString().trim();
  expect(made).toMatch(/^[\w-]{32}$/);
  expect((await spawnAndWait(folder, ['keys', 'add', 'client'], { environment, program })).code).toBe(3);
  const limited = { ...environment, API_INTAKES_A_MINUTE: '1' };
  const serve = start(folder, ['serve'], { environment: limited, program });
  await serve.says('Ready.');
  const limits = () => fetch(`${origin}/v1/limits`, { headers: { authorization: `Bearer ${made}` } });
  expect((await limits()).status).toBe(200);
  const verify = () =>
    fetch(`${origin}/v1/verify`, {
      method: 'POST',
      headers: { authorization: `Bearer ${made}`, 'content-type': 'application/json' },
      body: '{"picture":"data:,x"}',
    });
  expect((await verify()).status).toBe(200);
  expect((await verify()).status).toBe(429); // within the minute that is set below
  const listed = await spawnAndWait(folder, ['keys'], { environment, program });
  expect(listed.stdout.toString()).toMatch(/ client\n$/);
  expect(`${listed.stdout}${listed.stderr}`).not.toContain(made);
  expect((await spawnAndWait(folder, ['keys', 'revoke', 'client'], { environment, program })).code).toBe(0);
  expect((await limits()).status).toBe(401);
  serve.child.kill('SIGTERM');
  expect((await serve.ended).code).toBe(0);
}, 120_000);

it.runIf(isNight)(
  'loses and doubles none of many swaps when it is killed in the middle',
  async () => {
    const clients = 200;
    const folder = temporaryFolder();
    const { origin, environment } = await settings(folder);
    const told = new Map<string, string[]>();
    const receiver = await startLoopbackServer(async (request, response) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const { id, state } = JSON.parse(Buffer.concat(chunks).toString()) as Swap;
      told.set(id, [...(told.get(id) ?? []), `${state} ${request.headers['webhook-id']}`]);
      response.writeHead(204).end();
    });
    onTestFinished(() => receiver.close());
    const kept = { RESULTS_HOURS: '2' };
    const all = {
      ...environment,
      ...kept,
      API_KEYS: `client:${key}`,
      ALLOW_PRIVATE_MEDIA: `127.0.0.1:${receiver.port}`,
    };
    const first = start(folder, ['serve'], { environment: all, program });
    await first.says('Ready.');
    const isOver = ({ state }: Swap): boolean => state === 'done';
    const swaps = Array.from({ length: clients }, (_, number) => clientOf(origin, number, receiver.origin, isOver));
    await Promise.race(swaps);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = start(folder, ['serve'], { environment: all, program });
    await second.says('Ready.');
    const ended = await Promise.all(swaps);
    expect(new Set(ended.map(({ id }) => id)).size).toBe(clients);
    expect(await (await fetch(origin)).text()).toContain('results for 2 hours.');
    for (const { result, created_at } of ended.slice(0, 3)) {
      const keptMs = Date.parse(result?.expires_at ?? '') - Date.parse(created_at);
      expect([keptMs > 2 * 3_600_000, keptMs < 3 * 3_600_000]).toEqual([true, true]);
      const file = await fetch(result?.url ?? '', { headers });
      expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    }
    await expect.poll(() => told.size, { timeout: 30_000 }).toBe(clients);
    for (const { id } of ended) expect(new Set(told.get(id))).toEqual(new Set([`done ${id}.done`]));
    second.child.kill('SIGTERM');
    await second.ended;
    const jobs = await spawnAndWait(folder, ['jobs', 'list'], { environment: all, program });
    const lines = jobs.stdout.toString().trim().split('\n');
    expect(lines).toHaveLength(Math.min(50, clients));
    expect(lines.every((line) => line.includes(' done '))).toBe(true);
  },
  1_200_000,
);
