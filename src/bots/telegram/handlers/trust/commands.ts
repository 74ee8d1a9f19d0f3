import type { TelegramContext } from '../../context.ts';
import type { TelegramMessage } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { runForget } from './forget.ts';
import { optIn, optOut } from './opt-out.ts';
import { runReportCommand } from './report.ts';
import { verifyFrom } from './verify.ts';

type Run = (context: TelegramContext, actor: Actor, message: TelegramMessage, rest: string) => Promise<void>;

const commands: Readonly<Record<string, Run>> = {
  forget: runForget,
  optin: optIn,
  optout: optOut,
  report: runReportCommand,
  verify: verifyFrom,
};

/** Runs a command about trust. False if there is no such command. `rest` is the text after it. */
export async function runTrustCommand(
  context: TelegramContext,
  actor: Actor,
  { name, rest }: { name: string; rest: string },
  message: TelegramMessage,
): Promise<boolean> {
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
  await run?.(context, actor, message, rest);
  return run !== undefined;
}
