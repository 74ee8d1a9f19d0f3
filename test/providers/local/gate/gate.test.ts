import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { MediaFacts } from '../../../../src/core/ports/media.ts';
import { createGate } from '../../../../src/providers/local/gate.ts';
import { createPool, type WorkerPool } from '../../../../src/providers/local/pool/pool.ts';
import { createGate as createModerator } from '../../../../src/trust/gate.ts';

const limits = { maxBytes: 2 ** 20, maxPixels: 1e6, maxSeconds: 60 };
const never = new AbortController().signal;
let pool: WorkerPool | undefined;

afterEach(() => pool?.close());

/** The gate over workers that do to themselves what the bytes of a file command. */
function start() {
  const workerFile = new URL('../misbehaving-worker.ts', import.meta.url);
  const timeLimitMs = 20_000;
  pool = createPool({
    workerFile,
    workerSettings: {},
    workers: 1,
    memoryMegabytes: 400,
    timeLimitMs,
    gate: { workers: 1 },
  });
  const errors: unknown[] = [];
  const classifier = createGate({ pool, limits, pictureMs: 300 });
  const moderator = createModerator({ classifier, threshold: 0.7, onError: (error) => errors.push(error) });
  return { pool, moderator, errors };
}

function judge({ moderator }: ReturnType<typeof start>, command: string) {
  const bytes = new TextEncoder().encode(command);
  const facts = { kind: 'image', mimeType: 'image/png', width: 1, height: 1, byteLength: bytes.byteLength } as const;
  const media: MediaFacts = { ...facts, sha256: command };
  return moderator.judge(media, bytes, 'source', never);
}

describe('a worker of the gate', () => {
  it('that dies, fails or says nonsense lets nothing pass', async () => {
    const rig = start();
    for (const command of ['segfault', 'throw', 'anything']) {
      expect(await judge(rig, command), command).toBe('unchecked');
    }
    expect(rig.errors).toHaveLength(3);
  });

  it('is ended after its time, although a swap is under way and may take longer', async () => {
    const rig = start();
    const over = new AbortController();
    const swap = rig.pool
      .run({ kind: 'inspect', bytes: new TextEncoder().encode('hang'), maxPixels: 1 }, z.unknown(), {
        signal: over.signal,
      })
      .catch(() => 'ended');
    await judge(rig, 'throw'); // now there is a warm worker, whose time is not extended
    expect(await judge(rig, 'spin')).toBe('unchecked');
    expect(String(rig.errors.at(-1))).toContain('timed-out');
    over.abort();
    expect(await swap).toBe('ended');
  });
});
