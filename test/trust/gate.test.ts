import { describe, expect, it } from 'vitest';
import { Cancelled, UserError } from '../../src/core/errors.ts';
import type { MediaFacts } from '../../src/core/ports/media.ts';
import type { Classifier, Seen } from '../../src/core/ports/trust.ts';
import { createGate, verdictOf } from '../../src/trust/gate.ts';

const never = new AbortController().signal;
const bytes = Buffer.from('picture');
const picture: MediaFacts = {
  kind: 'image',
  mimeType: 'image/png',
  width: 8,
  height: 8,
  byteLength: 7,
  sha256: 'a',
};

function gate(see: () => Promise<Seen>, threshold = 0.7) {
  const errors: unknown[] = [];
  const asked: number[] = [];
  const classifier: Classifier = {
    classify(_media, _bytes, agesFrom) {
      asked.push(agesFrom);
      return see();
    },
  };
  return { moderator: createGate({ classifier, threshold, onError: (error) => errors.push(error) }), errors, asked };
}

const seen = (sexual: number, youngest?: number): Seen => ({ scores: {}, sexual, youngest });

describe('the verdict', () => {
  it('is no from the threshold on', () => {
    expect(verdictOf(seen(0.69), 0.7)).toBe('pass');
    expect(verdictOf(seen(0.7), 0.7)).toBe('unsafe');
  });

  it('is always no at a threshold of 0', () => {
    expect(verdictOf(seen(0), 0)).toBe('unsafe');
  });

  it('is no where a face in something suggestive looks younger than 20', () => {
    expect(verdictOf(seen(0.2, 19), 0.7)).toBe('unsafe');
    expect(verdictOf(seen(0.2, 20), 0.7)).toBe('pass');
  });
});

describe('the gate', () => {
  it('looks at a file once, and again at one that nobody could look at', async () => {
    let isBroken = true;
    const { moderator, errors, asked } = gate(async () => {
      if (isBroken) throw new Error('the worker was killed');
      return seen(0);
    });
    expect(await moderator.judge(picture, bytes, 'source', never)).toBe('unchecked');
    expect(errors).toHaveLength(1);
    isBroken = false;
    for (let turn = 0; turn < 3; turn++) expect(await moderator.judge(picture, bytes, 'target', never)).toBe('pass');
    expect(asked).toHaveLength(2);
    await moderator.judge({ ...picture, sha256: 'b' }, bytes, 'target', never);
    expect(asked).toHaveLength(3);
  });

  it('forgets the files that it has not met for longest', async () => {
    const { moderator, asked } = gate(async () => seen(0));
    const judge = (sha256: string) => moderator.judge({ ...picture, sha256 }, bytes, 'target', never);
    await judge('first');
    for (let number = 0; number < 2_500; number++) {
      await judge(`file ${number}`);
      await judge('first');
    }
    expect(asked).toHaveLength(2_501);
    await judge('file 0');
    expect(asked).toHaveLength(2_502);
  });

  it('gives no verdict when its work is cancelled', async () => {
    const reason = new Cancelled('requester');
    const { moderator } = gate(async () => seen(0));
    await expect(moderator.judge(picture, bytes, 'source', AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it('says where a video cannot be read on this machine, and takes every other complaint for no answer', async () => {
    const missing = new UserError('needs-video-library');
    await expect(
      gate(async () => Promise.reject(missing)).moderator.judge(picture, bytes, 'target', never),
    ).rejects.toBe(missing);
    const damaged = gate(async () => Promise.reject(new UserError('damaged-media'))).moderator;
    expect(await damaged.judge(picture, bytes, 'target', never)).toBe('unchecked');
  });

  it('does not let a result pass whose other frames nobody can see', async () => {
    const { moderator, asked } = gate(async () => seen(0));
    const animated = { ...picture, frames: 3 };
    expect(await moderator.judge(animated, bytes, 'result', never)).toBe('unchecked');
    expect(await moderator.judge(animated, bytes, 'target', never)).toBe('pass');
    expect(asked).toHaveLength(1);
  });
});
