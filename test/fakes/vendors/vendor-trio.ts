import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Relay } from '../../../src/core/jobs/job-files.ts';
import { streamOf } from '../../../src/core/ports/media.ts';
import type { SwapProvider } from '../../../src/core/ports/provider.ts';
import type { RunningSwaps, SwapsParts } from '../../../src/core/swaps.ts';
import { createVendorHttp } from '../../../src/providers/http/vendor-http.ts';
import { configureVendors } from '../../../src/providers/index.ts';
import { alice, drawn, drawnDetector, zoe } from '../drawn-pictures.ts';
import { World } from '../world.ts';
import { startAkoolServer } from './akool-server.ts';
import { startCrunServer } from './crun-server.ts';
import { startModelsLabServer } from './modelslab-server.ts';
import { instantClock } from './provider-calls.ts';

export const vendorNames = ['modelslab', 'akool', 'crun'] as const;
export type VendorName = (typeof vendorNames)[number];

/** The three vendors on loopback sockets, with the real adapters, as an operator with three keys has them. */
export class VendorTrio implements AsyncDisposable {
  readonly modelslab;
  readonly akool;
  readonly crun;
  readonly #open: { readonly world: World; readonly swaps: RunningSwaps }[] = [];

  static async start(): Promise<VendorTrio> {
    return new VendorTrio(await startModelsLabServer(), await startAkoolServer(), await startCrunServer());
  }

  private constructor(
    modelslab: Awaited<ReturnType<typeof startModelsLabServer>>,
    akool: Awaited<ReturnType<typeof startAkoolServer>>,
    crun: Awaited<ReturnType<typeof startCrunServer>>,
  ) {
    this.modelslab = modelslab;
    this.akool = akool;
    this.crun = crun;
  }

  /** Requests that could bill, at all vendors together. */
  get paid(): number {
    return this.modelslab.paid + this.akool.paid + this.crun.paid;
  }

  /** The vendors, `first` first. */
  providers(first: VendorName, timeoutMs = 5_000): readonly SwapProvider[] {
    const { modelslab, akool, crun } = this;
    const environment = {
      MODELSLAB_API_KEY: modelslab.state.key,
      MODELSLAB_BASE_URL: modelslab.url,
      AKOOL_API_KEY: akool.state.key,
      AKOOL_BASE_URL: akool.state.url, // known although it may be closed
      CRUN_API_KEY: crun.state.key,
      CRUN_BASE_URL: crun.url,
    };
    const { providers, problems } = configureVendors(environment, {
      http: (options) => createVendorHttp({ ...options, timeoutMs, paidTimeoutMs: timeoutMs }),
      clock: instantClock(),
      detector: drawnDetector,
    });
    expect(problems).toEqual([]);
    return [...providers].sort((one, other) => Number(other.name === first) - Number(one.name === first));
  }

  /** A process that swaps Zoe's face onto Alice. */
  process(providers: readonly SwapProvider[], { world = new World(), ...change }: StartOptions = {}) {
    const people: Readonly<Record<string, typeof alice>> = { scene: alice, face: zoe };
    world.chat.open = async ({ name }) => streamOf(drawn([people[String(name)] ?? alice]));
    const swaps = world.start(providers, { relay: this.#relay, concurrency: 20, ...change });
    this.#open.push({ world, swaps });
    return { world, swaps };
  }

  /** Serves pictures at addresses that ModelsLab can open. Akool finds the person whose name the address ends with. */
  readonly #relay: Relay = {
    publish: async (_jobId, { bytes }) => {
      const url = new URL(`https://relay.example/media/${bytes.byteLength}`);
      this.modelslab.state.hosts(url.href, bytes);
      return url;
    },
    withdraw: async () => undefined,
  };

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { world, swaps } of this.#open.splice(0)) await until(world, swaps.close());
    const servers = [this.modelslab, this.akool, this.crun];
    await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
    for (const { violations } of servers) expect(violations).toEqual([]);
  }
}

interface StartOptions extends Partial<SwapsParts> {
  readonly world?: World;
}

/** Lets time pass in steps until `isOver`. Sockets need real time, so between two steps the clock waits for them. */
export async function passUntil(world: World, isOver: () => boolean, stepMs = 250): Promise<void> {
  for (let turn = 0; !isOver() && turn < 1_000; turn++) {
    await world.clock.advance(stepMs);
    await wait(2);
  }
  expect(isOver()).toBe(true);
}

export function untilIdle(world: World, swaps: RunningSwaps): Promise<void> {
  return until(world, swaps.idle());
}

async function until(world: World, work: Promise<void>): Promise<void> {
  let isOver = false;
  const ending = work.then(() => {
    isOver = true;
  });
  await passUntil(world, () => isOver);
  await ending;
}
