import type { Clock } from '../../../core/clock.ts';
import type { TelegramMessage } from './update.ts';

/** Members of an album come as messages of their own, within about a second. */
const quietMs = 1_400;
const mostMembers = 10;

interface Gathering {
  readonly members: { message: TelegramMessage; update: number }[];
  readonly done: Promise<void>;
  more: AbortController;
}

/** Puts albums together again. The promise of each member settles when its album is dealt with. */
export function createGather(
  clock: Clock,
  stopping: AbortSignal,
  deal: (members: readonly TelegramMessage[], update: number) => Promise<void>,
): (message: TelegramMessage, group: string, update: number) => Promise<void> {
  const open = new Map<string, Gathering>();

  async function wait(id: string, gathering: Gathering): Promise<void> {
    while (gathering.members.length < mostMembers) {
      gathering.more = new AbortController();
      const either = AbortSignal.any([stopping, gathering.more.signal]);
      const isQuiet = await clock.sleep(quietMs, either).then(
        () => true,
        () => false,
      );
      stopping.throwIfAborted();
      if (isQuiet) break;
    }
    open.delete(id);
    const members = gathering.members.sort((one, other) => one.message.message_id - other.message.message_id);
    const update = Math.min(...members.map((member) => member.update));
    await deal(
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
    const gathering: Gathering = { members: [{ message, update }], more: new AbortController(), done: started.promise };
    open.set(id, gathering);
    void wait(id, gathering).then(started.resolve, started.reject);
    return gathering.done;
  };
}
