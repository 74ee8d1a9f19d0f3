import { createHash } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { manifestIn, signedAs, uncoveredIn, withXmp } from '../containers/formats.ts';
import { activeSignature } from '../containers/jumbf.ts';
import { Unspliceable } from '../containers/splice.ts';
import { isSignedAs } from '../keys/cose.ts';
import { type C2pa, openC2pa } from './c2pa.ts';
import { type FromThread, type ManifestFacts, Origin, ThreadSettings, type ThreadWork, ToThread } from './protocol.ts';
import { createTraceFinder } from './traces.ts';

/** The program of the thread that marks results and reads marks. It does one piece of work at a time. */

type MarkWork = Extract<ThreadWork, { kind: 'mark' }>;

const settings = ThreadSettings.parse(workerData);
const [certificate = new Uint8Array()] = settings.chain;
const isMarkedHere = createTraceFinder(certificate);
let opened: C2pa | undefined;
let receive: ((signature: Uint8Array) => void) | undefined;

function library(): C2pa {
  opened ??= openC2pa(settings);
  return opened;
}

function send(message: FromThread, moved: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, moved);
}

/** The key is in the main thread, where no foreign bytes are read. */
function sign(claim: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve) => {
    receive = resolve;
    send({ kind: 'sign', claim: Uint8Array.from(claim) });
  });
}

async function mark({ bytes, mimeType, origin, scene, original }: MarkWork): Promise<Uint8Array> {
  const type = signedAs(mimeType);
  if (!type) throw new Unspliceable('no format that can be signed');
  const known = original && (await originOf(original));
  const manifest = scene && manifestIn(scene.bytes, scene.mimeType);
  const whole = { ...origin, ...(manifest && { sceneManifest: hashOf(manifest.jumbf) }), ...known };
  const fileKind = uncoveredHash(bytes, mimeType);
  return library().sign(
    withXmp(bytes, mimeType),
    type,
    { ...whole, ...(fileKind !== undefined && { fileKind }) },
    sign,
  );
}

/** What a file says that was signed here and not changed since; undefined for any other. */
async function originOf({ bytes, mimeType }: { bytes: Uint8Array; mimeType: string }): Promise<Origin | undefined> {
  const manifest = manifestIn(bytes, mimeType);
  const signature = manifest?.isWrittenSo ? activeSignature(manifest.jumbf) : undefined;
  if (!signature || !isSignedAs(signature, settings)) return undefined;
  const found = await library().read(bytes, signedAs(mimeType) ?? mimeType);
  if (!found?.holds || found.said.fileKind !== uncoveredHash(bytes, mimeType)) return undefined;
  return Origin.parse(found.said);
}

function uncoveredHash(bytes: Uint8Array, mimeType: string): string | undefined {
  const uncovered = uncoveredIn(bytes, mimeType);
  return uncovered && hashOf(uncovered);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function read(bytes: Uint8Array, mimeType: string): Promise<ManifestFacts> {
  const origin = await originOf({ bytes, mimeType });
  if (origin) return { ...origin, state: 'valid' };
  return { state: isMarkedHere(bytes) ? 'invalid' : 'none' };
}

/** Signing a first time takes longer than all that follow. */
async function warmUp(): Promise<void> {
  await library().sign(
    smallestPng,
    'image/png',
    { at: 0, provider: '' },
    async () => new Uint8Array(settings.signedBytes),
  );
  flushCompileCache(); // a thread that is ended keeps nothing
}

const smallestPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
);

async function perform(work: ThreadWork): Promise<unknown> {
  switch (work.kind) {
    case 'warm-up':
      return warmUp();
    case 'mark':
      return { bytes: await mark(work) };
    case 'read':
      return read(work.bytes, work.mimeType);
    default:
      return work satisfies never;
  }
}

async function answer(work: ThreadWork): Promise<void> {
  try {
    const done = await perform(work);
    send({ kind: 'done', answer: done, memory: library().memory() });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    send({ kind: 'refused', problem, memory: opened?.memory() ?? 0 });
  }
}

parentPort?.on('message', (raw) => {
  const message = ToThread.parse(raw);
  if (message.kind === 'work') void answer(message.work);
  else receive?.(message.signature);
});
