import { z } from 'zod';
import type { Requester } from '../../core/ports/chat.ts';
import { isSameMember } from '../../core/ports/members.ts';
import type { JobView } from '../../core/swaps.ts';
import type { ApiContext } from './context.ts';

const deletedKind = 'deleted';

/** The swap with this id, also one that was deleted; undefined where it is none of this requester. Asks for a late result. */
export async function findOwnSwap(
  id: string,
  requester: Requester,
  { swaps }: Pick<ApiContext, 'swaps'>,
): Promise<JobView | undefined> {
  const view = z.uuid().safeParse(id).success ? await swaps.find(id) : undefined;
  if (!view || !isSameMember(view.job.request.requester, requester)) return undefined;
  if (view.job.state === 'late') await swaps.choose(id, 'show-result');
  return view;
}

/** Cancels a swap that has not ended, or deletes its result. */
export async function deleteOwnSwap(
  id: string,
  requester: Requester,
  { swaps, ids }: Pick<ApiContext, 'swaps' | 'ids'>,
): Promise<void> {
  await swaps.cancel(id);
  await swaps.forget(id);
  await ids.put(deletedKind, id, true, requester);
}

export async function isDeleted(id: string, { ids }: Pick<ApiContext, 'ids'>): Promise<boolean> {
  return (await ids.get(deletedKind, id)) !== undefined;
}
