import type { TelegramContext } from '../../context.ts';
import type { Actor } from '../actor.ts';
import { optIn, optOut } from './opt-out.ts';

/** Runs a command about consent. False if there is no such command. */
export async function runTrustCommand(context: TelegramContext, actor: Actor, name: string): Promise<boolean> {
  switch (name) {
    case 'optout':
      await optOut(context, actor);
      return true;
    case 'optin':
      await optIn(context, actor);
      return true;
    default:
      return false;
  }
}
