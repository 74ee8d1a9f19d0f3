import { describe, expect, it } from 'vitest';
import type { SwapInput } from '../../../src/core/ports/provider.ts';
import { vendorContract } from '../../contracts/vendor-contract.ts';
import { configured, patientFor } from '../../fakes/vendors/adapters.ts';
import { input as anyInput, relayed } from '../../fakes/vendors/relayed-media.ts';
import { example } from './provider.ts';
import { type ExampleServer, type Operation, startExampleServer } from './server.ts';

const input = anyInput({ faces: { which: 'all' } });

function exampleAt({ url, state }: ExampleServer, timeoutMs = 10_000) {
  return configured(example, { EXAMPLE_API_KEY: state.key, EXAMPLE_BASE_URL: url }, patientFor(timeoutMs));
}

vendorContract<Operation, ExampleServer>({
  name: 'example',
  start: startExampleServer,
  create: exampleAt,
  billed: 'submit',
  polled: 'poll',
  input,
  noFace({ state }) {
    state.empty.add('https://relay.example/media/alice');
    return input;
  },
  unknownState({ state }) {
    Object.assign(state, { pendingPolls: 0, end: { state: 'dreaming' } });
  },
  errorBody: () => ({ error: 'no' }),
  accepted: (id) => ({ id }),
  ticketOf: (id) => ({ id }),
  wrongKey: { status: 401, body: { error: 'wrong key' } },
  noCredit: { status: 402, body: { error: 'no credit' } },
  beforePaid: [], // it makes no call before the one that bills
  rejected: [['a rejection that no page describes', { status: 418, body: { error: 'no' } }, 'rejected-request']],
  uncertain: [['408 that says no credit', { status: 408, body: { error: 'no credit' } }]],
  polls: [['a swap that is unknown', { status: 404, body: { error: 'no such swap' } }, 'gone']],
  keyRules: {
    echoes: (key) => [{ error: key, id: key, state: key }],
    echoStatuses: [401, 422, 500],
    echoing: ['submit', 'poll', 'file'],
    secretsOf: () => ['relay.example'],
    keyIn: ({ headers }) => headers.authorization?.replace('Bearer ', ''),
    files: ['file'],
    calls: ['submit', 'poll', 'file', 'credit'],
    foreignLinks: [
      [
        'a result',
        ({ state }, link) => {
          state.end = { state: 'done', result_url: link };
        },
        { problem: 'bad-answer' },
      ],
    ],
  },
});

describe('unfit', () => {
  const unrelayed = relayed('alice', { publicUrl: undefined });
  it.each<[string, SwapInput, string | undefined]>([
    ['every face of a picture', input, undefined],
    ['one face of a picture', anyInput(), 'face-choice'],
    ['a video', { ...input, target: relayed('video', { kind: 'video', seconds: 5 }) }, 'kind'],
    ['a picture without a relay', { ...input, target: unrelayed }, 'needs-public-url'],
  ])('%s', async (_, what, reason) => {
    await using server = await startExampleServer();
    expect(exampleAt(server).unfit(what)).toBe(reason);
  });
});
