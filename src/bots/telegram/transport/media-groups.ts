import type { Clock } from '../../../core/clock.ts';
import type { TelegramMessage } from './update.ts';

/** Members of an album come as messages of their own, within about a second. */
const quietMs = 1_400;
const mostMembers = 10;

interface OpenGroup {
  readonly members: { message: TelegramMessage; update: number }[];
  readonly done: Promise<void>;
  more: AbortController;
}

/** Puts albums together again. The promise of each member settles when its album is dealt with. */
export function createMediaGroups(
  clock: Clock,
  stopping: AbortSignal,
  handle: (members: readonly TelegramMessage[], update: number) => Promise<void>,
): (message: TelegramMessage, group: string, update: number) => Promise<void> {
  const open = new Map<string, OpenGroup>();

  async function wait(id: string, openGroup: OpenGroup): Promise<void> {
    while (openGroup.members.length < mostMembers) {
      openGroup.more = new AbortController();
      const either = AbortSignal.any([stopping, openGroup.more.signal]);
      const isQuiet = await clock.sleep(quietMs, either).then(
        () => true,
        () => false,
      );
      stopping.throwIfAborted();
      if (isQuiet) break;
    }
    open.delete(id);
    const members = openGroup.members.sort((one, other) => one.message.message_id - other.message.message_id);
    const update = Math.min(...members.map((member) => member.update));
    await handle(
      members.map(({ message }) => message),
      update,
    );
  }

  return (message, group, update) => {
    const id = `${message.chat.id} ${group}`;
    const known = open.get(id);
    if (known) {
      known.members.push({ message, update });
      known.more.abort();
      return known.done;
    }
    const started = Promise.withResolvers<void>();
    const openGroup: OpenGroup = { members: [{ message, update }], more: new AbortController(), done: started.promise };
    open.set(id, openGroup);
    void wait(id, openGroup).then(started.resolve, started.reject);
    return openGroup.done;
  };
}
