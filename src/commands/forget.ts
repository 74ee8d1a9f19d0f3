import { forgottenText } from '../bots/forgotten.ts';
import { defineCommand } from '../bots/terminal/command.ts';
import { UsageError } from '../bots/terminal/usage.ts';
import type { Member } from '../core/ports/members.ts';
import { type CommandContext, quiet, withApp } from './context.ts';

export const forget = defineCommand({
  name: 'forget',
  summary: 'delete everything about a person, who may have asked for it by mail',
  operands: 'PLATFORM:ID',
  notes:
    '  For example discord:123456789012345678 or telegram:1234567. Also while “serve” runs; it may then take a minute.',
  run({ operands: [typed = ''] }, context: CommandContext) {
    const member = readMember(typed);
    return withApp(context.load(), quiet, context, async ({ forgetting, translation }) => {
      context.print(forgottenText(await forgetting.forget(member), translation));
      return 0;
    });
  },
});

/** Throws UsageError. */
function readMember(typed: string): Member {
  const [, platform, id] = /^(discord|telegram):(-?\d{1,20})$/.exec(typed) ?? [];
  if (platform !== undefined && id !== undefined) return { platform, id };
  throw new UsageError(`“${typed}” names nobody. Write discord: or telegram: and the id of the person, a number.`);
}
