import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Ticket } from '../../src/core/ports/provider.ts';
import { findFolder, openFound } from '../fakes/stored-jobs.ts';
import { akoolAt, crunAt, modelsLabAt } from '../fakes/vendors/adapters.ts';
import { startAkoolServer } from '../fakes/vendors/akool-server.ts';
import { startCrunServer } from '../fakes/vendors/crun-server.ts';
import { startModelsLabServer } from '../fakes/vendors/modelslab-server.ts';
import { never } from '../fakes/vendors/provider-calls.ts';

/** What an earlier program kept of a job that a vendor had accepted. */
async function ticketOf(name: string): Promise<Ticket> {
  const { jobNamed } = await openFound(await findFolder());
  const job = jobNamed(name);
  if (job.state !== 'running' || job.attempt.ticket === undefined) throw new Error(`${name} has no ticket`);
  return job.attempt.ticket;
}

it('Akool is asked by a ticket of before', async () => {
  await using server = await startAkoolServer();
  const _id = 'c071cf5f5ed6f884cc70155b';
  const url = `${server.url}/files/result.jpg`;
  server.fails('list', { body: { code: 1000, msg: 'OK', data: { result: [{ _id, faceswap_status: 3, url }] } } });
  const status = await akoolAt(server).poll(await ticketOf('running'), { signal: never });
  expect(status).toMatchObject({ state: 'done', warnings: [{ code: 'several-faces', count: 2 }] });
});

it('Crun is asked by a ticket of before', async () => {
  await using server = await startCrunServer();
  const result = { code: 200, message: 'success', media_urls: [`${server.url}/files/result.png`] };
  const data = { task_id: 'd3b260f1ba8c638652c7ea11', status: 'succeeded', result };
  server.fails('task', { body: { code: 200, message: 'success', data } });
  const status = await crunAt(server).poll(await ticketOf('running-at-crun'), { signal: never });
  expect(status).toMatchObject({ state: 'done', warnings: [{ code: 'several-faces', count: 2 }] });
});

it('ModelsLab is asked by a ticket of before, which knows the scene that was sent', async () => {
  await using server = await startModelsLabServer();
  const ticket = await ticketOf('running-at-modelslab');
  const answer = { body: { status: 'success', id: 815, output: [`${server.state.url}/files/result.png`] } };
  server.fails('fetch', answer);
  const sentScene = createHash('sha256').update('clean').digest('hex');
  const done = { state: 'done', warnings: [{ code: 'several-faces', count: 2 }], sentScene };
  expect(await modelsLabAt(server).poll(ticket, { signal: never })).toMatchObject(done);
});
