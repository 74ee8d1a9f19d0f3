import { readFile } from 'node:fs/promises';
import { defineCommand } from '../bots/terminal/command.ts';
import { checkFile } from '../bots/terminal/files/input-file.ts';
import { pathFrom } from '../bots/terminal/invocation.ts';
import { describeVerification } from '../bots/verification.ts';
import { type CommandContext, quiet, withApp } from './context.ts';

const exitOther = 1;

export const verify = defineCommand({
  name: 'verify',
  summary: 'tell whether a picture, GIF or video was made here',
  operands: 'FILE',
  options: { json: { type: 'boolean', help: 'print one line of JSON: verdict, at, provider' } },
  notes: `  made-here   it was, and nothing was changed since
  altered     it was, and it was changed since
  looks-like  it looks like a result that was encoded anew, as platforms do
  unknown     nothing is known of it, which does not mean that it is real:
              platforms strip signatures from pictures

  Ends with 0 for made-here, else with 1.`,
  async run({ values: { json = false }, operands: [typed = ''] }, context: CommandContext) {
    const { invocation, load, print } = context;
    const path = pathFrom(invocation, typed);
    await checkFile(path, typed);
    const bytes = await readFile(path);
    return withApp(load(), quiet, context, async ({ verifier, translation }, { interrupted }) => {
      const known = await verifier.verify(bytes, interrupted);
      const { at, ...rest } = known;
      if (json) print(JSON.stringify({ ...rest, ...(at !== undefined && { at: new Date(at).toISOString() }) }));
      else print(describeVerification(known, translation));
      return known.verdict === 'made-here' ? 0 : exitOther;
    });
  },
});
