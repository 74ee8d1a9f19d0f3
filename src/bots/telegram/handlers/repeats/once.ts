import type { TelegramContext } from '../../context.ts';

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * Does the work for the first press of a button, and for the same press again after a restart. False for every other
 * press, unless the work of the first one threw. `name` is the button's own.
 */
export function once(
  { expiringStore, clock }: TelegramContext,
  name: string,
  update: number,
  work: () => Promise<void>,
): Promise<boolean> {
  const key = `telegram once ${name}`;
  return expiringStore.withLock(key, async () => {
    const first = await expiringStore.get(key);
    if (first !== undefined && first !== update) return false;
    await expiringStore.put(key, update, { expiresAt: clock.now() + dayMs });
    try {
      await work();
    } catch (error) {
      await expiringStore.delete(key);
      throw error;
    }
    return true;
  });
}
