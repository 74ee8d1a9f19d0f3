import { z } from 'zod';
import { UserError } from '../../../../core/errors.ts';
import { hasRoomSoon } from '../../../../core/ports/quota.ts';
import type { TelegramContext } from '../../context.ts';
import { memberOf } from '../../transport/update.ts';
import { messageKeyOf, type TelegramReplyRef } from '../reply-ref.ts';

/** A request that was refused for now: what was asked for, and which of its targets, by their indexes. */
const Refused = z.object({ asked: z.unknown(), indexes: z.array(z.number().int()) });
type Refused = z.infer<typeof Refused>;

type RefusedParts = Pick<TelegramContext, 'expiringStore' | 'clock'>;

const dayMs = 24 * 60 * 60 * 1_000;

/** Whether the same request may be taken a little later. */
function isForNow(error: unknown): boolean {
  if (!(error instanceof UserError)) return false;
  return hasRoomSoon(error) || ['line-too-long', 'media-unreachable', 'unchecked'].includes(error.code);
}

/** Keeps a request that is refused for now for a day, so that a button repeats it. */
export async function keepRefused(
  parts: RefusedParts,
  replyRef: TelegramReplyRef,
  asked: unknown,
  error: unknown,
): Promise<void> {
  if (!isForNow(error)) return;
  const { expiringStore, clock } = parts;
  const key = messageKeyOf(replyRef);
  const { indexes } = (await findRefused(parts, key)) ?? { indexes: [] };
  const refused: Refused = { asked, indexes: [...new Set([...indexes, replyRef.index])] };
  const options = { expiresAt: clock.now() + dayMs, secret: true, of: [memberOf({ id: replyRef.owner })] };
  await expiringStore.put(`telegram refused ${key}`, refused, options);
}

/** What can be repeated in the message with this key, if anything. */
export async function findRefused(
  { expiringStore }: Pick<RefusedParts, 'expiringStore'>,
  key: string,
): Promise<Refused | undefined> {
  return Refused.safeParse(await expiringStore.get(`telegram refused ${key}`)).data;
}
