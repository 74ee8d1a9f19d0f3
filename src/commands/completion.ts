import { type Command, defineCommand } from '../bots/terminal/command.ts';
import { completionScript, shells } from '../bots/terminal/completion/index.ts';
import { UsageError } from '../bots/terminal/usage.ts';
import type { CommandContext } from './context.ts';

/** The command that prints completions for `commands`, itself among them. */
export function completionOf(commands: () => readonly Command<CommandContext>[]): Command<CommandContext> {
  return defineCommand({
    name: 'completion',
    summary: 'print what completes commands, options and files in your shell: bash, zsh or fish',
    operands: 'SHELL',
    words: shells,
    notes: `  bash   faceswap-bot completion bash >> ~/.bash_completion
  zsh    faceswap-bot completion zsh > "\${fpath[1]}/_faceswap-bot"
  fish   faceswap-bot completion fish > ~/.config/fish/completions/faceswap-bot.fish

  It works in shells that are opened afterwards, where the command is called faceswap-bot (npm link).`,
    async run({ operands: [typed = ''] }, { print }: CommandContext) {
      const shell = shells.find((each) => each === typed);
      if (!shell) throw new UsageError(`There is no completion for “${typed}”. SHELL is ${shells.join(', ')}.`);
      print(completionScript(shell, commands()));
      return 0;
    },
  });
}
