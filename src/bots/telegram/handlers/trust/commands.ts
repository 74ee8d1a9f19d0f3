import type { TelegramContext } from '../../context.ts';
import type { TelegramMessage } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { verifyFrom } from './verify.ts';

/** Runs a command about where files come from and whose faces they show. False if there is no such command. */
export async function runTrustCommand(
  context: TelegramContext,
  actor: Actor,
  { name }: { readonly name: string; readonly rest: string },
  message: TelegramMessage,
): Promise<boolean> {
  switch (name) {
    case 'verify':
      await verifyFrom(context, actor, message);
      return true;
    default:
      return false;
  }
}
