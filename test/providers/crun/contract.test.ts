import { expect } from 'vitest';
import { crun } from '../../../src/providers/crun/index.ts';
import { vendorContract } from '../../contracts/vendor-contract.ts';
import { alice, bob, drawn, drawnDetector, input, mediaOf } from '../../fakes/drawn-pictures.ts';
import { crunAt, patientFor } from '../../fakes/vendors/adapters.ts';
import { type CrunServer, type Operation, startCrunServer } from '../../fakes/vendors/crun-server.ts';
import type { Fault } from '../../fakes/vendors/vendor-server.ts';
import { answers, isRejection, wellFormed } from './malformed-answers.ts';

/** The vendor's envelope; the HTTP status says 200 unless told otherwise. */
const code = (number: number, { status = 200, data = null as unknown, message = 'no' as unknown } = {}): Fault => ({
  status,
  body: { code: number, message, data },
});
const ok = (data: unknown): Fault => code(200, { data, message: 'success' });
const task = (data: object): Fault => ok({ task_id: 'task_0', ...data });
const media = (urls: unknown) => task({ status: 'success', result: { media_urls: urls } });
const place = (url: string): Fault => ok({ presigned_url: url, file_url: url });
const detection = (faces: unknown, status = 'succeed'): Fault =>
  ok({ status: 'succeeded', result: { id: 'd', status, faces } });
const group = input({ target: mediaOf([alice, bob]) });

vendorContract<Operation, CrunServer>({
  name: 'crun',
  start: startCrunServer,
  create: (server, timeoutMs = 10_000) => crunAt(server, patientFor(timeoutMs)),
  billed: 'create',
  polled: 'task',
  input: input(),
  fullInput: group,
  noFace: () => input({ target: mediaOf([]), faces: { which: 'all' } }),
  unknownState({ state }) {
    Object.assign(state, { pendingPolls: 0, end: { status: 'contemplating', result: null } });
  },
  errorBody: (status) => ({ code: status, message: 'no', data: null }),
  accepted: (id) => ({ code: 200, message: 'success', data: { id: 'x', task_id: id } }),
  ticketOf: (id) => ({ id }),
  wrongKey: code(401, { status: 401 }),
  noCredit: code(402, { status: 402 }),
  beforePaid: [
    ['no place for the upload', 'upload-url', { status: 500, body: '' }, 'overloaded'],
    ['a place for the upload that is no URL', 'upload-url', place('here'), 'bad-answer'],
    ['a place inside our own network', 'upload-url', place('http://169.254.169.254/'), 'bad-answer'],
    ['a wrong key', 'upload-url', code(401, { status: 401 }), 'bad-key'],
    ['a wrong key, by the body alone', 'upload-url', code(401), 'bad-key'],
    ['the upload breaks off', 'upload', 'reset', 'unreachable'],
    ['the upload is refused', 'upload', { status: 503, body: '' }, 'overloaded'],
    ['detection fails', 'detect', { status: 500, body: '' }, 'overloaded'],
    ['detection comes too often', 'detect', code(429, { status: 429 }), 'rate-limited'],
    ['detection breaks off', 'detect', 'reset', 'unreachable'],
    ['detection answers a page', 'detect', { body: '<html>maintenance</html>' }, 'bad-answer'],
    ['detection has no id', 'detect', code(200), 'bad-answer'],
    ['detection does not manage', 'detection', ok({ status: 'failed', error: 'worker died' }), 'bad-answer'],
    ['detection does not manage, inside', 'detection', detection(null, 'failed'), 'bad-answer'],
    ['detection is done without a result', 'detection', ok({ status: 'succeeded', result: null }), 'bad-answer'],
    ['detection is done and is not', 'detection', detection([], 'processing'), 'bad-answer'],
    ['two faces have one id', 'detection', detection([faceAt(0), faceAt(0)]), 'bad-answer'],
    ['a face has no crop', 'detection', detection([{ id: 0 }]), 'bad-answer'],
    ['the crop of a face is missing', 'file', { status: 404, body: '' }, 'gone'],
    ['the crop of a face breaks off', 'file', 'reset', 'unreachable'],
    ['the estimate says that it cannot be afforded', 'estimate', ok({ affordable: false }), 'out-of-credit'],
  ],
  rejected: [
    ['a rejection of a kind that the vendor does not document', code(418, { status: 418 }), 'rejected-request'],
    ['a status and a code that both say no', code(422, { status: 400 }), 'rejected-request'],
    ['a code that is text', { body: { code: '402', message: null } }, 'out-of-credit'],
  ],
  uncertain: [
    ['505 without the code of the vendor', { status: 505, body: '' }],
    ['500 that says no credit in its body', code(402, { status: 500 })],
    ['408 that says no credit in its body', code(402, { status: 408 })],
    ['a client error with success in its body', code(200, { status: 400 })],
    ['200 without data', code(200)],
    ['a code that nobody knows', code(299)],
    ['a rejection that brings an id', code(429, { message: 'slow down', data: { task_id: 'task_1' } })],
  ],
  polls: [
    ['500 in the body alone', code(500), { problem: 'overloaded' }],
    ['maintenance', code(455, { status: 455 }), { problem: 'maintenance' }],
    ['no data', code(200), { problem: 'bad-answer' }],
    ['done without a result', task({ status: 'success', result: null }), { problem: 'bad-answer' }],
    ['done with no file', media([]), { problem: 'bad-answer' }],
    ['done with a text for files', media('https://x.example'), { problem: 'bad-answer' }],
    ['done with a file that is none', media(['']), { problem: 'bad-answer' }],
    ['an unknown task', code(404, { status: 404 }), { problem: 'gone' }],
  ],
  keyRules: {
    echoes: (key) => [{ code: 422, message: key, data: { status: key, error: key, result: { message: key } } }],
    echoStatuses: [500, 422, 401, 302],
    echoing: ['upload-url', 'upload', 'detect', 'detection', 'file', 'estimate', 'create', 'task'],
    keyIn: ({ headers }) => headers['x-api-key'],
    files: ['upload', 'file'],
    calls: ['upload-url', 'upload', 'detect', 'detection', 'file', 'estimate', 'create', 'task', 'balance'],
    foreignLinks: [
      ['an upload', (server, link) => server.fails('upload-url', place(link)), { problem: 'bad-answer' }],
      ['a crop', (server, link) => server.fails('detection', detection([{ id: 0, link }])), { problem: 'bad-answer' }],
      ['a result', (server, link) => server.fails('task', media([link])), { problem: 'bad-answer' }],
    ],
  },
  malformed: {
    vendor: crun,
    environment: { CRUN_API_KEY: 'key' },
    parts: { detector: drawnDetector },
    input: group,
    wellFormed,
    takesUploads: true,
    file: (url) => drawn([url.endsWith('bob') ? bob : alice]),
    answers,
    isRejection,
    expectPolled: ({ state }) => expect(['pending', 'done', 'failed', 'refused']).toContain(state),
  },
});

function faceAt(id: number): unknown {
  return { id, link: 'https://files.example/face.jpg' };
}
