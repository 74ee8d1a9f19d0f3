import type { Forgotten } from '../core/forget.ts';
import type { LeftAtVendor } from '../core/jobs/forgetting/vendor-tally.ts';
import type { FaceBook, Member } from '../core/ports/members.ts';
import type { Swaps } from '../core/swaps.ts';
import type { Translation } from './translations/index.ts';

/** More swaps than a person has in the month for which they are kept. */
const mostCounted = 10_000;

/** How much of a person's would be deleted, for the question whether they want that. */
export async function countKept(
  member: Member,
  { faces, swaps }: { readonly faces: Pick<FaceBook, 'list'>; readonly swaps: Pick<Swaps, 'findOf'> },
): Promise<{ readonly faces: number; readonly swaps: number }> {
  const [saved, made] = await Promise.all([faces.list(member), swaps.findOf(member, mostCounted)]);
  return { faces: saved.length, swaps: made.length };
}

/** What a person is told once everything about them is deleted: what went, what others have, and what stays. */
export function forgottenText(forgotten: Forgotten, translation: Translation): string {
  const { faces, swaps, uncertain, vendors, hadPromise, notes } = forgotten;
  const isNothing = faces + swaps + notes === 0 && !hadPromise;
  return [
    translation.text(isNothing ? 'forget-nothing' : 'forget-done', isNothing ? {} : { faces, swaps }),
    ...vendors.map((vendor) => vendorText(vendor, translation)),
    ...(uncertain > 0 ? [translation.text('forget-uncertain', { count: uncertain })] : []),
    translation.text('forget-stays'),
    translation.text('forget-reach'),
  ].join('\n');
}

function vendorText({ provider, what, until }: LeftAtVendor, translation: Translation): string {
  const isTimed = until !== undefined && what !== 'pending';
  return translation.text('forget-vendor', {
    what: isTimed ? `${what}-until` : what,
    provider: translation.provider(provider),
    until: until === undefined ? '' : translation.day(until),
  });
}
