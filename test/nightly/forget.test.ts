import { expect, it } from 'vitest';
import type { Stores } from '../../src/storage/stores.ts';
import { plant, planted, sqlite, start } from '../core/forget-rig.ts';
import { FakeProvider } from '../fakes/providers.ts';

const writes = {
  store: ['update', 'remove', 'setCommand'],
  blobs: ['remove'],
  expiringStore: ['forget', 'take', 'delete', 'put'],
  faces: ['removeAll'],
  consents: ['withdraw'],
  settings: ['forget'],
  farewells: ['begin', 'end'],
} as const satisfies Partial<Record<keyof Stores, readonly string[]>>;

type Method = (...given: unknown[]) => Promise<unknown>;

/** Stores that accept so many writes once `life` has begun, and then none: their process is as good as gone. */
class Life {
  left = Number.POSITIVE_INFINITY;

  readonly wrap = (stores: Stores): Stores => {
    const parts = Object.entries(writes).map(([part, names]) => {
      const whole = stores[part as keyof typeof writes] as unknown as Record<string, Method>;
      const dying = names.map((name) => [name, this.#until(whole[name])]);
      return [part, { ...whole, ...Object.fromEntries(dying) }];
    });
    return { ...stores, ...Object.fromEntries(parts) };
  };

  #until(method: Method | undefined): Method {
    return async (...given) => {
      if (this.left-- <= 0) throw new TypeError('gone'); // is not tried again
      return method?.(...given);
    };
  }
}

it('a member is forgotten although the process dies at any write, and nothing is paid for again', async () => {
  let isWhole = false;
  for (let most = 0; !isWhole; most++) {
    const here = sqlite();
    const provider = new FakeProvider('akool', { discardFailures: 0 });
    const life = new Life();
    const program = await start(here, provider, undefined, {}, life.wrap);
    await plant(program);
    const paid = provider.paid;
    life.left = most;
    isWhole = await program
      .forgetting()
      .forget(planted)
      .then(
        () => true,
        () => false,
      );
    await program.close().catch(() => undefined);
    const next = await start(here, provider, program.world);
    if (most > 0) await next.forgetting().finish();
    else await next.forgetting().forget(planted); // it was never noted
    expect(await here.find(), `after ${most} writes`).toEqual([]);
    expect(await next.stores.farewells.all()).toEqual([]);
    await next.swaps.resumeAll(() => true);
    expect(provider.paid).toBe(paid);
    await next.close();
    expect(most).toBeLessThan(300);
  }
}, 1_200_000);
