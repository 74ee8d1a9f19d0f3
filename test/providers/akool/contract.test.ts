import { expect } from 'vitest';
import { akool } from '../../../src/providers/akool/index.ts';
import { vendorContract } from '../../contracts/vendor-contract.ts';
import { akoolAt, patientFor } from '../../fakes/vendors/adapters.ts';
import { type AkoolServer, type Operation, startAkoolServer } from '../../fakes/vendors/akool-server.ts';
import { input, relayed } from '../../fakes/vendors/relayed-media.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';
import { answers, isRejection, wellFormed } from './malformed-answers.ts';

const code = (number: number, data?: unknown): Fault => ({
  body: { code: number, msg: 'no', ...(data ? { data } : {}) },
});
const everyone = input({ faces: { which: 'all' } });
const byLikeness = input({ faces: { which: 'reference', reference: relayed('alice') } });
const regions = [
  [1, 2, 3, 4],
  [9, 2, 3, 4],
];
const submitCodes: Readonly<Record<number, number>> = { 400: 1003, 401: 1101, 429: 1005 };

vendorContract<Operation, AkoolServer>({
  name: 'akool',
  start: startAkoolServer,
  create: (server, timeoutMs = 10_000) => akoolAt(server, {}, patientFor(timeoutMs)),
  billed: 'submit',
  polled: 'list',
  input: input(),
  fullInput: byLikeness,
  noFace({ state }) {
    state.shows('https://relay.example/media/alice', []);
    return input();
  },
  unknownState({ state }) {
    Object.assign(state, { pendingPolls: 0, end: { status: 99 } });
  },
  errorBody: (status, operation) => (operation === 'list' ? 'no' : { code: submitCodes[status] ?? 1016, msg: '' }),
  accepted: (id) => ({ code: 1000, msg: 'no', data: { job_id: '1', _id: id } }),
  ticketOf: (id) => ({ id }),
  wrongKey: code(1101),
  noCredit: code(1104),
  beforePaid: [
    ['detection fails', 'detect', { status: 500, body: '' }, 'overloaded', input()],
    [
      'detection is refused',
      'detect',
      { status: 400, body: { error_code: 1, error_msg: 'no' } },
      'rejected-request',
      input(),
    ],
    ['detection comes too often', 'detect', { status: 429, body: '' }, 'rate-limited', input()],
    ['detection wants another key', 'detect', code(1101), 'bad-key', input()],
    ['detection breaks off', 'detect', 'reset', 'unreachable', input()],
    ['detection hangs', 'detect', 'hang', 'timed-out', input()],
    ['detection answers a page', 'detect', { body: '<html>maintenance</html>' }, 'bad-answer', input()],
    ['a region lacks numbers', 'detect', detected([[1]], ['']), 'bad-answer', input()],
    ['one region and no landmarks', 'detect', detected([[1, 2, 3, 4]], []), 'bad-answer', input()],
    ['two faces without landmarks', 'detect', detected(regions, null), 'bad-answer', everyone],
    ['landmarks that cannot be read', 'detect', detected(regions, ['1,2', '<b>']), 'bad-answer', everyone],
    ['the crop of a face is missing', 'file', { status: 404, body: '' }, 'gone', byLikeness],
    ['the crop of a face breaks off', 'file', 'reset', 'unreachable', byLikeness],
  ],
  rejected: [
    ['too often, by the code', code(1005), { problem: 'rate-limited', answer: 'busy' }],
    ['a rejection with a status of its own', { status: 400, body: { code: 1003, msg: '' } }, 'rejected-request'],
    ['an unnamed code with a status that says no', { status: 402, body: { code: 4_711 } }, 'out-of-credit'],
  ],
  uncertain: [
    ['500 with a code that says no', { status: 500, body: { code: 1005, msg: '' } }],
    ['200 with an id that names two', code(1000, { _id: '1,2' })],
    ['a code that nobody knows', code(4_711)],
    ['a rejection that brings an id', code(1005, { _id: '6593c94c0ef703e8c055e3c8' })],
  ],
  polls: [
    ['code 1005', code(1005), { problem: 'rate-limited', answer: 'busy' }],
    ['a list that is none', code(1000, { result: 'soon' }), { problem: 'bad-answer' }],
    ['404', { status: 404, body: '' }, { problem: 'gone' }],
  ],
  keyRules: {
    echoes: (key) => [{ code: 1003, msg: key }],
    echoStatuses: [500, 401],
    echoing: ['token', 'detect', 'submit', 'list'],
    inputs: [input()],
    secretsOf: ({ state }) => [state.key.slice(4, 12), state.clientId, 'relay.example'],
    waysToCreate: (server) => [() => akoolAt(server), () => akoolAt(server, withToken(server))],
    keyIn: ({ headers }) => headers['x-api-key'],
    files: ['file'],
    calls: ['detect', 'submit', 'list', 'file', 'credit', 'delete'],
    foreignLinks: [
      ['a result', ({ state }, url) => Object.assign(state, { end: { status: 3, url } }), { problem: 'bad-answer' }],
    ],
  },
  malformed: {
    vendor: akool,
    environment: { AKOOL_CLIENT_ID: 'id', AKOOL_CLIENT_SECRET: 'secret' },
    input: input(),
    wellFormed,
    mostPaid: 2, // a call that was rejected for a stale token is repeated with a new one
    file: () => Buffer.from('result'),
    answers,
    isRejection,
    expectPolled: ({ state }) => expect(['pending', 'done', 'failed']).toContain(state),
  },
});

function withToken({ state }: AkoolServer): Readonly<Record<string, string>> {
  return { AKOOL_API_KEY: '', AKOOL_CLIENT_ID: state.clientId, AKOOL_CLIENT_SECRET: state.key };
}

function detected(region: number[][], landmarks: string[] | null): Fault {
  return { body: { error_code: 0, error_msg: '', faces_obj: { '0': { region, landmarks_str: landmarks } } } };
}
