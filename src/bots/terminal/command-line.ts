import { closest } from './closest.ts';
import { type Command, tableOf } from './command.ts';
import type { Invocation } from './invocation.ts';
import { UsageError } from './usage.ts';

export interface Program<Context> {
  readonly commands: readonly Command<Context>[];
  /** What `--version` prints. */
  readonly version: string;
  /** Prints to standard output. */
  print(text: string): void;
}

const helpOptions: ReadonlySet<string | undefined> = new Set(['--help', '-h']);

/** Runs the command that was typed. Resolves to the exit code. Throws UsageError. */
export async function runCommandLine<Context>(
  program: Program<Context>,
  [name, ...rest]: readonly string[],
  invocation: Invocation,
  context: Context,
): Promise<number> {
  const { commands, version, print } = program;
  if (name === undefined || name === 'help' || helpOptions.has(name)) return help(program, rest);
  if (name === '--version') {
    print(version);
    return 0;
  }
  const command = find(commands, name);
  const untilFiles = rest.includes('--') ? rest.slice(0, rest.indexOf('--')) : rest;
  if (!untilFiles.some((word) => helpOptions.has(word))) return command.run(rest, invocation, context);
  print(command.usage);
  return 0;
}

function help({ commands, print }: Program<never>, [name, ...more]: readonly string[]): number {
  if (more[0] !== undefined) throw new UsageError(`“${more[0]}” is one word too many: faceswap-bot help COMMAND`);
  const isGeneral = name === undefined || helpOptions.has(name);
  print(isGeneral ? overview(commands) : find(commands, name).usage);
  return 0;
}

function find<Context>(commands: readonly Command<Context>[], name: string): Command<Context> {
  const found = commands.find((command) => command.name === name);
  if (found) return found;
  const what = name.startsWith('-') ? `There is no option ${name}.` : `There is no command “${name}”.`;
  const names = commands.map((command) => command.name);
  throw new UsageError(`${what}${closest(name.replace(/^-+/, ''), names)}\n\n${overview(commands)}`);
}

function overview(commands: readonly Command<never>[]): string {
  const rows = commands.map(({ name, summary }) => [name, summary] as const);
  const more = 'faceswap-bot COMMAND --help says how a command is used; faceswap-bot --version says which this is.';
  return `Usage: faceswap-bot COMMAND …\n\n${tableOf(rows)}\n\n${more}`;
}
