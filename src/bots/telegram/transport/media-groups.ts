import type { Clock } from '../../../core/clock.ts';
import type { TelegramMessage } from './update.ts';

/** The members of an album arrive as separate messages, within about a second. */
const quietMs = 1_400;
const mostMembers = 10;

interface OpenGroup {
  readonly members: { message: TelegramMessage; update: number }[];
  readonly handled: Promise<void>;
  /** Aborted when another member arrives. */
  arrival: AbortController;
}

/** Collects the messages of an album, which Telegram calls a media group. */
export interface MediaGroups {
  /** Resolves or rejects with the handling of the whole album. */
  add(message: TelegramMessage, group: string, update: number): Promise<void>;
}

/** `handle` is called once for each album, with its messages in order and the id of its first update. */
export function createMediaGroups(
  clock: Clock,
  stopping: AbortSignal,
  handle: (members: readonly TelegramMessage[], update: number) => Promise<void>,
): MediaGroups {
  const open = new Map<string, OpenGroup>();

  async function collect(id: string, group: OpenGroup): Promise<void> {
    while (group.members.length < mostMembers) {
      group.arrival = new AbortController();
      const either = AbortSignal.any([stopping, group.arrival.signal]);
      const isQuiet = await clock.sleep(quietMs, either).then(
        () => true,
        () => false,
      );
      stopping.throwIfAborted();
      if (isQuiet) break;
    }
    open.delete(id);
    const members = group.members.sort((one, other) => one.message.message_id - other.message.message_id);
    const update = Math.min(...members.map((member) => member.update));
    await handle(
      members.map(({ message }) => message),
      update,
    );
  }

  return {
    add(message, groupId, update) {
      const id = `${message.chat.id} ${groupId}`;
      const known = open.get(id);
      if (known) {
        known.members.push({ message, update });
        known.arrival.abort();
        return known.handled;
      }
      const { promise: handled, resolve, reject } = Promise.withResolvers<void>();
      const group: OpenGroup = { members: [{ message, update }], arrival: new AbortController(), handled };
      open.set(id, group);
      void collect(id, group).then(resolve, reject);
      return handled;
    },
  };
}
