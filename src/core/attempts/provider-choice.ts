import { UserError } from '../errors.ts';
import type { SwapRequest } from '../ports/chat.ts';
import type { Job } from '../ports/job.ts';
import type { SwapInput, SwapProvider } from '../ports/provider.ts';

/** Providers in the operator's order of preference. */
export type Providers = readonly SwapProvider[];

/** Throws UserError when no provider can do what is requested. Called before anything is kept or spent. */
export function checkFit(providers: Providers, request: Wanted, input: SwapInput): void {
  const asked = askedFor(providers, request);
  if (asked.some((provider) => isFit(provider, input))) return;
  const [first] = asked;
  throw new UserError('no-provider-fits', {
    provider: first?.name ?? '',
    reason: first?.unfit(input) ?? '',
    kind: input.target.kind,
  });
}

/** Whether a provider can do it, now or once its queue has room. */
export function isFit(provider: Pick<SwapProvider, 'unfit'>, input: SwapInput): boolean {
  const reason = provider.unfit(input);
  return reason === undefined || reason === 'queue-full';
}

/**
 * The providers that may still be used for this job, best first; those that asked for a pause come last. Once a free
 * provider has failed, no paid one follows it.
 */
export function candidates(providers: Providers, job: Job, input: SwapInput): readonly SwapProvider[] {
  const asked = askedFor(providers, job.request);
  const tried = new Set(job.tried.map((setback) => setback.provider));
  const onlyFree = asked.some((provider) => !provider.bills && tried.has(provider.name));
  const left = asked.filter(({ name, bills }) => !tried.has(name) && !(onlyFree && bills));
  const reasons = new Map(left.map((provider) => [provider, provider.unfit(input)]));
  const isFree = (provider: SwapProvider): boolean => reasons.get(provider) === undefined;
  return [...left.filter(isFree), ...left.filter((provider) => reasons.get(provider) === 'queue-full')];
}

/** The providers that a request allows. */
type Wanted = Pick<SwapRequest, 'provider' | 'providers'>;

function askedFor(providers: Providers, request: Wanted): Providers {
  const { providers: names = [] } = request;
  const found = names.flatMap((name) => providers.find((one) => one.name === name) ?? []);
  const allowed = names.length === 0 ? providers : found;
  if (request.provider === undefined) return allowed;
  const named = allowed.filter((provider) => provider.name === request.provider);
  if (named.length === 0) throw new UserError('unknown-provider', { provider: request.provider });
  return named;
}
