import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { z } from 'zod';
import { broken, type Check } from '../../core/checks.ts';

const channel = 'undici:request:headers';
const Answer = z.object({
  request: z.object({ origin: z.coerce.string() }),
  response: z.object({ headers: z.array(z.instanceof(Buffer)) }),
});
/** Dates in answers have no fractions of a second, and an answer takes its time. */
const tolerableMs = 60_000;

/**
 * Compares the clock of this machine with the dates of the answers that other checks ask for, between now and `stop`.
 * Those of `own`, an origin that leads back here, do not count.
 */
export function watchClock(own: string | undefined, now: () => number) {
  const offsets: number[] = [];
  const listen = (message: unknown): void => {
    const { request, response } = Answer.safeParse(message).data ?? {};
    const at = response && Date.parse(dateIn(response.headers));
    if (request?.origin !== own && at !== undefined && !Number.isNaN(at)) offsets.push(now() - at);
  };
  subscribe(channel, listen);
  const check: Check = { name: 'Clock', look: async () => [foundOf(offsets)] };
  return { check, stop: () => unsubscribe(channel, listen) };
}

function dateIn(headers: readonly Buffer[]): string {
  const name = headers.findIndex((header, index) => index % 2 === 0 && header.toString().toLowerCase() === 'date');
  return headers[name + 1]?.toString() ?? '';
}

function foundOf(offsets: readonly number[]) {
  if (offsets.length === 0) {
    return { ok: true, message: 'Nothing was asked elsewhere that would tell the time.' };
  }
  const middle = offsets.toSorted((one, other) => one - other)[Math.floor(offsets.length / 2)] ?? 0;
  const seconds = Math.round(Math.abs(middle) / 1_000);
  if (Math.abs(middle) < tolerableMs) return { ok: true, message: 'It is right.' };
  return broken(
    `It is ${seconds} seconds ${middle < 0 ? 'slow' : 'fast'}, as the dates of answers from elsewhere tell.`,
    'Let this machine set its clock by itself (timedatectl set-ntp true).',
  );
}
