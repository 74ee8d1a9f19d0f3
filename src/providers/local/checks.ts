import { broken, type Check, type Found } from '../../core/checks.ts';
import type { Clock } from '../../core/clock.ts';
import { type Media, readAll, streamOf } from '../../core/ports/media.ts';
import type { SwapStatus } from '../../core/ports/provider.ts';
import type { LocalEngine } from './index.ts';
import { damagedModels } from './models/shipped.ts';
import type { SandboxName } from './pool/sandbox.ts';

export interface EngineChecksParts {
  readonly engine: LocalEngine;
  /** What is swapped to try it: two pictures that are known to work. */
  readonly example: { readonly face: Uint8Array; readonly scene: Uint8Array };
  /** The sexual score from which on the content gate refuses. */
  readonly threshold: number;
  readonly clock: Pick<Clock, 'now'>;
  /** The models that are not as they were shipped, by the names of their files. */
  damagedModels?(): Promise<readonly string[]>;
}

/** A small machine takes a minute for what others do in a second. */
const limitMs = 180_000;
const largestExample = 64 * 2 ** 20;
const anew = 'Install the program again (npm ci).';
const again =
  'Install the program again (npm ci); where files of your own are set (LOCAL_…, GATE_MODEL), try without them.';

/** The offline engine, tried out: a swap, the sandbox of its processes, the content gate, and what reads videos. */
export function engineChecks(parts: EngineChecksParts): readonly Check[] {
  const { engine, threshold } = parts;
  return [
    { name: 'Engine', limitMs, look: (signal) => tryExample(parts, signal) },
    { name: 'GIFs and videos', look: async () => [videosFound(engine.readsVideos)] },
    { name: 'Sandbox', limitMs, look: async () => [sandboxFound(await engine.sandbox().catch(() => 'none' as const))] },
    { name: 'Content gate', limitMs, look: async (signal) => [await gateFound(engine, threshold, signal)] },
  ];
}

async function tryExample(parts: EngineChecksParts, signal: AbortSignal): Promise<readonly Found[]> {
  try {
    const damaged = await (parts.damagedModels ?? damagedModels)();
    if (damaged.length > 0) return damaged.map((name) => broken(`assets/models/${name} is missing or damaged.`, anew));
    return await swapExample(parts, signal);
  } catch (error) {
    signal.throwIfAborted();
    return [broken(`It does not work: ${error instanceof Error ? error.message : String(error)}.`, again)];
  }
}

async function swapExample({ engine, example, clock }: EngineChecksParts, signal: AbortSignal): Promise<Found[]> {
  const [source, target] = await Promise.all([
    mediaOf(example.face, engine, signal),
    mediaOf(example.scene, engine, signal),
  ]);
  const begunAt = clock.now();
  const input = { source, target, faces: { which: 'largest' } } as const;
  const { provider } = engine;
  let status: SwapStatus = await provider.submit(input, {
    attemptId: 'doctor',
    signal,
    beforePaid: async () => undefined,
  });
  while (status.state === 'pending') status = await provider.poll(status.ticket, { signal });
  if (status.state !== 'done') return [broken(`The swap of an example ended as “${status.state}”.`, again)];
  const bytes = await readAll(await status.result.open(signal), largestExample);
  if (!bytes?.byteLength) return [broken('The swap of an example gave no picture.', again)];
  const seconds = ((clock.now() - begunAt) / 1_000).toFixed(1);
  return [{ ok: true, message: `It swapped a face offline in ${seconds} s.` }];
}

async function mediaOf(bytes: Uint8Array, { intake }: LocalEngine, signal: AbortSignal): Promise<Media> {
  const facts = await intake.inspect(bytes, 'target', signal);
  const clean = (): never => {
    throw new Error('the offline engine reads pictures as they are');
  };
  return { ...facts, open: () => streamOf(bytes), clean };
}

function videosFound(readsVideos: boolean): Found {
  if (readsVideos) return { ok: true, message: 'They can be read and written.' };
  const message = 'They cannot be swapped offline: the optional package node-av is not there, or not for this system.';
  return { ok: true, message, remedy: 'Install it (npm ci --include=optional). Pictures work without it.' };
}

const sandboxes: Readonly<Record<SandboxName, Found>> = {
  bubblewrap: held('bubblewrap'),
  unshare: held('namespaces'),
  user: {
    ok: true,
    message:
      'Members’ files are opened as another user: code planted in one reads no key and stops no process, but it can use the network.',
    remedy: 'Install bubblewrap (apt install bubblewrap), where this system lets it work.',
  },
  process: {
    ok: true,
    message:
      'Members’ files are opened without a sandbox: scripts planted in one read no key, but machine code could do what this user can, and use the network.',
    remedy: 'Install bubblewrap (apt install bubblewrap), where this system lets it work.',
  },
};

function held(name: string): Found {
  return {
    ok: true,
    message: `Members’ files are opened in a sandbox (${name}): code planted in one reaches no network, no other process and none of your files.`,
  };
}

/** `none` where the processes do not start. */
export function sandboxFound(name: SandboxName | 'none'): Found {
  if (name !== 'none') return sandboxes[name];
  return broken(
    'The processes that open members’ files do not start.',
    'Set LOCAL_SANDBOX=auto, or install the program again (npm ci).',
  );
}

async function gateFound({ gate }: LocalEngine, threshold: number, signal: AbortSignal): Promise<Found> {
  const problem = await gate.problem(signal);
  if (problem !== undefined) {
    return broken(
      `GATE_MODEL: the file it names ${problem}.`,
      'Name another file, or unset GATE_MODEL for the one that comes along.',
    );
  }
  try {
    await gate.works();
    const message = `It works, and refuses from a sexual score of ${threshold} on (GATE_SEXUAL; lower is stricter).`;
    return { ok: true, message };
  } catch {
    return broken('It does not work, so every file is refused.', again);
  }
}
