import type { Command, Option } from '../command.ts';
import { bashScript } from './bash.ts';
import type { CompletedOption, Completion } from './completed.ts';
import { fishScript } from './fish.ts';
import { zshScript } from './zsh.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript };
const helpOption: CompletedOption = { name: 'help', help: 'show how it is used', isRepeated: false, value: undefined };

/** The script that completes these commands in a shell. */
export function completionScript(shell: (typeof shells)[number], commands: readonly Command<never>[]): string {
  const completed = commands.map(({ name, summary, options, operands, words }) => {
    const own = Object.entries(options).map(([option, about]) => completedOption(option, about));
    const operand = completionOf(operands, words);
    return { name, summary, options: [...own, helpOption], operand };
  });
  const names = commands.map(({ name }) => name);
  const help = { name: 'help', summary: 'say how a command is used', options: [] };
  return scripts[shell]([...completed, { ...help, operand: { kind: 'words', words: names } }]);
}

function completedOption(name: string, { type, value = '', choices = [], help, multiple }: Option): CompletedOption {
  const line = help.split('\n', 1).join('').replace(/[,;]$/, '');
  return {
    name,
    help: line,
    isRepeated: multiple === true,
    value: type === 'boolean' ? undefined : completionOf(value, choices),
  };
}

/** `name` is how usage calls it, such as FILE. */
function completionOf(name: string, words: readonly string[]): Completion {
  if (words.length > 0) return { kind: 'words', words };
  if (name === 'DIR') return { kind: 'folders' };
  return { kind: /\b(FILE|FOLDER|PICTURE)\b/.test(name) ? 'files' : 'any' };
}
