import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Cancelled, ProviderError } from '../../src/core/errors.ts';
import { readAll } from '../../src/core/ports/media.ts';
import type { SubmitOptions, SwapInput, SwapProvider, SwapStatus, Ticket } from '../../src/core/ports/provider.ts';

/** Controls the engine or vendor behind the provider. A scenario that cannot happen there is left out. */
interface Vendor {
  /** The next swap is pending for `polls` polls and then done. */
  works(polls: number): void;
  /** The next swap finds no face in the scene. */
  noFace?(): void;
  /** The request that can bill is answered with this HTTP status, `retryAfterSeconds` in Retry-After. */
  submitStatus?(status: number, retryAfterSeconds?: number): void;
  /** Polls are answered with this HTTP status. */
  pollStatus?(status: number, retryAfterSeconds?: number): void;
  /** The answer to the request that can bill cannot be read. */
  nonsense?(): void;
  /** Polls are answered with a state that the adapter does not know. */
  unknownState?(): void;
  /** A ticket that was never given out, or by another process. */
  foreignTicket?(): Ticket;
  /** How many requests that can bill were received. */
  paid?(): number;
}

interface ProviderUnderTest {
  /** A new provider, as after a restart, where tickets outlive a process; otherwise always the same one. */
  create(): SwapProvider;
  readonly vendor: Vendor;
  /** An input that the provider is fit for. Called after the scenario was chosen. */
  input(): SwapInput;
  /** Must appear in no error. */
  readonly secret?: string;
  end?(): Promise<void>;
}

type Start = () => ProviderUnderTest | Promise<ProviderUnderTest>;

const mostPolls = 400;

/** Every provider passes this. Its own test file adds only what the contract does not cover. */
export function swapProviderContract(name: string, start: Start): void {
  async function using(use: (tested: ProviderUnderTest) => Promise<void>): Promise<void> {
    const tested = await start();
    try {
      await use(tested);
    } finally {
      await tested.end?.();
    }
  }

  describe(`swap provider contract: ${name}`, () => {
    describeWorking(using);
    describeAborting(using);
    describeVerdicts(using);
    describeFaults(using);
  });
}

type Using = (use: (tested: ProviderUnderTest) => Promise<void>) => Promise<void>;

function describeWorking(using: Using): void {
  it('goes from submit through pending to a result, by a ticket that was stored as JSON', () =>
    using(async ({ create, vendor, input }) => {
      vendor.works(2);
      const status = await toVerdict(create, await create().submit(input(), options()));
      expect(status).toMatchObject({ state: 'done' });
      if (status.state !== 'done') return;
      const bytes = await readAll(await status.result.open(AbortSignal.timeout(10_000)), 2 ** 28);
      expect(bytes?.byteLength).toBeGreaterThan(0);
    }));

  it('calls beforePaid exactly once and before the request that can bill, and never where nothing bills', () =>
    using(async ({ create, vendor, input }) => {
      vendor.works(0);
      const before = vendor.paid?.() ?? 0;
      const provider = create();
      let announced = 0;
      const beforePaid = async (): Promise<void> => {
        expect(vendor.paid?.() ?? 0).toBe(before);
        announced++;
      };
      await provider.submit(input(), { ...options(), beforePaid });
      expect(announced).toBe(provider.bills ? 1 : 0);
      if (provider.bills && vendor.paid) expect(vendor.paid()).toBe(before + 1);
    }));

  it('sends nothing that can bill when the intent could not be stored', () =>
    using(async ({ create, vendor, input }) => {
      const provider = create();
      if (!provider.bills) return;
      vendor.works(0);
      const before = vendor.paid?.();
      const fault = new Error('disk full');
      const submitted = provider.submit(input(), { ...options(), beforePaid: () => Promise.reject(fault) });
      await expect(submitted).rejects.toBe(fault);
      expect(vendor.paid?.()).toBe(before);
    }));

  it('is fit for its input and answers about its account', () =>
    using(async ({ create, vendor, input }) => {
      vendor.works(0);
      const provider = create();
      expect(provider.unfit(input())).toBeUndefined();
      const account = await provider.account({ signal: AbortSignal.timeout(10_000) });
      expect(account.problems).toEqual([]);
    }));
}

function describeAborting(using: Using): void {
  it('rejects with the reason of the signal when aborted before it begins', () =>
    using(async ({ create, vendor, input }) => {
      vendor.works(1);
      const before = vendor.paid?.();
      const reason = new Cancelled('requester');
      const signal = AbortSignal.abort(reason);
      await expect(create().submit(input(), { ...options(), signal })).rejects.toBe(reason);
      expect(vendor.paid?.()).toBe(before);
      const status = await create().submit(input(), options());
      if (status.state !== 'pending') return;
      await expect(create().poll(status.ticket, { signal })).rejects.toBe(reason);
    }));

  it('rejects with the reason of the signal when a poll is aborted half-way', () =>
    using(async ({ create, vendor, input }) => {
      vendor.works(1);
      const status = await create().submit(input(), options());
      if (status.state !== 'pending') return;
      const abort = new AbortController();
      const reason = new Cancelled('deadline');
      const polled = create().poll(status.ticket, { signal: abort.signal });
      abort.abort(reason);
      await expect(polled).rejects.toBe(reason);
    }));

  it('cancels twice without an error', () =>
    using(async ({ create, vendor, input }) => {
      vendor.works(50);
      const status = await create().submit(input(), options());
      if (status.state !== 'pending') return;
      const signal = AbortSignal.timeout(10_000);
      await create().cancel?.(status.ticket, { signal });
      await create().cancel?.(status.ticket, { signal });
    }));
}

function describeVerdicts(using: Using): void {
  it('refuses a scene without a face, as a value', () =>
    using(async ({ create, vendor, input }) => {
      if (!vendor.noFace) return;
      vendor.noFace();
      const status = await toVerdict(create, await create().submit(input(), options()));
      expect(status).toMatchObject({ state: 'refused', reason: 'no-face', subject: 'target' });
    }));

  it('treats an unknown state as pending', () =>
    using(async ({ create, vendor, input }) => {
      if (!vendor.unknownState) return;
      vendor.works(5);
      const status = await create().submit(input(), options());
      vendor.unknownState();
      expect(status.state).toBe('pending');
      if (status.state !== 'pending') return;
      const polled = await create().poll(status.ticket, { signal: AbortSignal.timeout(10_000) });
      expect(polled.state).toBe('pending');
    }));

  it('answers lost for a ticket that it does not know', () =>
    using(async ({ create, vendor }) => {
      const ticket = vendor.foreignTicket?.();
      if (ticket === undefined) return;
      expect(await create().poll(ticket, { signal: AbortSignal.timeout(10_000) })).toEqual({ state: 'lost' });
    }));
}

function describeFaults(using: Using): void {
  it.each([
    { status: 400, answer: 'rejected' },
    { status: 401, answer: 'rejected' },
    { status: 429, answer: 'busy' },
    { status: 408, answer: 'unclear' },
    { status: 500, answer: 'unclear' },
    { status: 503, answer: 'unclear' },
  ] as const)('names the kind of answer that a submit gets with $status: $answer', ({ status, answer }) =>
    using(async ({ create, vendor, input, secret }) => {
      if (!vendor.submitStatus) return;
      vendor.submitStatus(status, status === 429 ? 7 : undefined);
      const error = await create()
        .submit(input(), options())
        .catch((caught: unknown) => caught);
      expectProviderError(error, secret);
      expect(error.answer).toBe(answer);
      if (status === 429) expect(error).toMatchObject({ retryAfterMs: 7_000 });
    }),
  );

  it.each([429, 500, 503])('lets a poll be repeated that was answered %i', (code) =>
    using(async ({ create, vendor, input, secret }) => {
      if (!vendor.pollStatus) return;
      vendor.works(5);
      const status = await create().submit(input(), options());
      vendor.pollStatus(code);
      if (status.state !== 'pending') throw new Error('not pending');
      const polled = create().poll(status.ticket, { signal: AbortSignal.timeout(10_000) });
      const error = await polled.catch((caught: unknown) => caught);
      expectProviderError(error, secret);
      expect(error.answer).not.toBe('rejected');
    }),
  );

  it('does not know whether a submit with an unreadable answer was accepted', () =>
    using(async ({ create, vendor, input, secret }) => {
      if (!vendor.nonsense) return;
      vendor.nonsense();
      const error = await create()
        .submit(input(), options())
        .catch((caught: unknown) => caught);
      expectProviderError(error, secret);
      expect(error.answer).toBe('unclear');
    }));
}

function expectProviderError(error: unknown, secret: string | undefined): asserts error is ProviderError {
  expect(error).toBeInstanceOf(ProviderError);
  if (secret) expect(inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error)).not.toContain(secret);
}

async function toVerdict(create: () => SwapProvider, submitted: SwapStatus): Promise<SwapStatus> {
  let status = submitted;
  for (let poll = 0; status.state === 'pending' && poll < mostPolls; poll++) {
    if (status.fraction !== undefined) expect(status.fraction).toBeGreaterThanOrEqual(0);
    if (status.fraction !== undefined) expect(status.fraction).toBeLessThanOrEqual(1);
    const ticket: Ticket = JSON.parse(JSON.stringify(status.ticket));
    status = await create().poll(ticket, { signal: AbortSignal.timeout(60_000) });
  }
  return status;
}

function options(): SubmitOptions {
  return { attemptId: 'attempt-1', signal: AbortSignal.timeout(60_000), beforePaid: async () => undefined };
}
