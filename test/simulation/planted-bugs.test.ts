import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ProviderError } from '../../src/core/errors.ts';
import type { SwapProvider, Ticket } from '../../src/core/ports/provider.ts';
import type { Planted } from './cluster.ts';
import { findBug } from './seeds.ts';

/** Rare moments are looked for from shortly before a seed that has them. */
async function found(planted: Planted, first = 0): Promise<string> {
  const seeds = Array.from({ length: 120 }, (_, index) => first + index);
  const history = await findBug(planted, seeds);
  return history?.violations.join('\n') ?? 'nothing';
}

/** A vendor's id where core does not see it. */
function hiddenIn(ticket: Ticket): Ticket {
  return z.object({ hidden: z.json() }).safeParse(ticket).data?.hidden ?? ticket;
}

function submitting(change: (submit: SwapProvider['submit']) => SwapProvider['submit']): Planted {
  return { provider: (provider) => ({ ...provider, submit: change(provider.submit) }) };
}

describe('the simulation finds', { timeout: 600_000 }, () => {
  it('an adapter that pays before the intent is stored', async () => {
    const hasty = submitting((submit) => async (input, options) => {
      const status = await submit(input, { ...options, beforePaid: async () => undefined });
      await options.beforePaid();
      return status;
    });
    expect(await found(hasty)).toContain('submitted without a durable intent');
  });

  it('a store that forgets an intent', async () => {
    const forgetful: Planted = {
      store: (store) => ({
        ...store,
        update: async (job, owner, atOnce) =>
          job.state === 'running' && job.attempt.intentAt !== undefined && job.attempt.ticket === undefined
            ? undefined
            : store.update(job, owner, atOnce),
      }),
    };
    expect(await found(forgetful)).toContain('submitted without a durable intent');
  });

  it('a submit that is repeated although the first may have been received', async () => {
    const insistent = submitting((submit) => async (input, options) => {
      try {
        return await submit(input, options);
      } catch (error) {
        if (!(error instanceof ProviderError)) throw error;
        const { provider, problem } = error;
        throw new ProviderError({ provider, problem, answer: 'unsent' });
      }
    });
    expect(await found(insistent)).toMatch(
      /submitted again while an earlier request is in doubt|said to have cost nothing/,
    );
  });

  it('a front that sends a new message where it should edit', async () => {
    expect(await found({ sendsOutcomes: true })).toContain('messages with an outcome');
  });

  it('a process that waits for no answer when it is asked to stop', async () => {
    expect(await found({ stopsAtOnce: true })).toContain('in doubt after a polite stop');
  });

  it('a program that breaks a job over a store that rejects something once', async () => {
    const isOurs = (error: unknown): never => {
      throw Object.assign(new TypeError('taken for a bug'), { name: 'InjectedFault', cause: error });
    };
    const impatient: Planted = {
      blobs: (blobs) => ({ ...blobs, put: (...given) => blobs.put(...given).catch(isOurs) }),
    };
    expect(await found(impatient, 45)).toContain('broke over a store that came back');
  });

  it('a program that does not look again at a result that it could not fetch', async () => {
    const careless: Planted = {
      store: (store) => ({
        ...store,
        update: (job, owner, atOnce) =>
          store.update(
            job.state === 'failed' && job.problem === 'not-fetched'
              ? { ...job, followUps: job.followUps.filter((one) => one !== 'watchLate') }
              : job,
            owner,
            atOnce,
          ),
      }),
    };
    expect(await found(careless, 104)).toContain('is deleted before it was fetched');
  });

  it('an adapter that hides which of two tasks an id means', async () => {
    const hiding: Planted = {
      provider: (provider) => ({
        ...provider,
        async submit(...given) {
          const status = await provider.submit(...given);
          return status.state === 'pending' ? { ...status, ticket: { hidden: status.ticket } } : status;
        },
        poll: (ticket, options) => provider.poll(hiddenIn(ticket), options),
        discard: async (ticket, options) => provider.discard?.(hiddenIn(ticket), options),
      }),
    };
    expect(await found(hiding)).toMatch(/was delivered/);
  });

  it('a store that records an end as told before it is', async () => {
    const hasty: Planted = {
      store: (store) => ({
        ...store,
        update: (job, owner, atOnce) =>
          store.update('followUps' in job ? { ...job, followUps: [] } : job, owner, atOnce),
      }),
    };
    expect(await found(hasty)).toMatch(/its message shows|is edited after its end was told/);
  });
});
