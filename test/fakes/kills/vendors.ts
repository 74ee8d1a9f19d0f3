import { numberedResult, numberIn } from '../numbered-pictures.ts';
import type { AcceptedSwap } from '../vendors/accepted-swap.ts';
import { startAkoolServer } from '../vendors/akool-server.ts';
import { startCrunServer } from '../vendors/crun-server.ts';
import { startModelsLabServer } from '../vendors/modelslab-server.ts';

export const vendorNames = ['modelslab', 'akool', 'crun'] as const;
export type VendorName = (typeof vendorNames)[number];

/** A vendor that outlives the bot and remembers which request it was paid for. */
export interface CountingVendor extends AsyncDisposable {
  readonly environment: Readonly<Record<string, string>>;
  readonly violations: readonly string[];
  /** How often each request was paid for, by its number. */
  readonly paid: ReadonlyMap<number, number>;
  /** From now on paid requests are answered so late, although they take effect at once. */
  answersAfter(ms: number): void;
  /** From now on nothing gets done, until it may go on. */
  hold(): void;
  goOn(): void;
}

export interface CountingOptions {
  /** Whether it calls when a swap is done; then again and again until it is heard. */
  readonly calls: boolean;
}

/** The loopback fake of a vendor, whose results carry the number of their scene. */
export async function countingVendor(name: VendorName, options: CountingOptions): Promise<CountingVendor> {
  const { server, environment, bodyOf } = await fakes[name]();
  const closing = new AbortController();
  const paid = new Map<number, number>();
  server.state.pendingPolls = 0;
  server.state.renderResult = async ({ id, scene, webhookUrl }: AcceptedSwap) => {
    const number = await numberIn(scene);
    paid.set(number, (paid.get(number) ?? 0) + 1);
    if (webhookUrl !== undefined && options.calls) void callUntilHeard(webhookUrl, bodyOf(id), closing.signal);
    return numberedResult(number);
  };
  return {
    environment,
    violations: server.violations,
    paid,
    answersAfter(ms) {
      server.answersAfterMs = ms;
    },
    hold() {
      server.state.pendingPolls = Number.POSITIVE_INFINITY;
    },
    goOn() {
      server.state.pendingPolls = 0;
    },
    async [Symbol.asyncDispose]() {
      closing.abort();
      await server[Symbol.asyncDispose]();
    },
  };
}

const fakes = {
  async modelslab() {
    const server = await startModelsLabServer();
    server.state.queue = 1_000;
    return {
      server,
      environment: {
        MODELSLAB_API_KEY: server.state.key,
        MODELSLAB_BASE_URL: server.url,
        MODELSLAB_MAX_QUEUED: '100',
      },
      bodyOf: (id: string): object => ({ status: 'success', id: Number(id) }),
    };
  },
  async akool() {
    const server = await startAkoolServer();
    const { key, clientId } = server.state;
    server.state.credit = 1_000_000;
    return {
      server,
      environment: { AKOOL_API_KEY: key, AKOOL_CLIENT_ID: clientId, AKOOL_BASE_URL: server.url },
      bodyOf: (id: string) => server.state.webhookBody(id),
    };
  },
  async crun() {
    const server = await startCrunServer();
    server.state.credit = 1_000_000;
    return {
      server,
      environment: { CRUN_API_KEY: server.state.key, CRUN_BASE_URL: server.url },
      bodyOf: (id: string): object => ({ task_id: id }),
    };
  },
};

async function callUntilHeard(url: string, body: object, signal: AbortSignal): Promise<void> {
  const call = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' }, signal };
  while (!signal.aborted) {
    const isHeard = await fetch(url, call).then(
      ({ ok }) => ok,
      () => false, // it is not running
    );
    if (isHeard) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
