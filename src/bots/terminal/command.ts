import { parseArgs } from 'node:util';
import { closest } from './closest.ts';
import type { Invocation } from './invocation.ts';
import { UsageError } from './usage.ts';

export interface Option {
  readonly type: 'string' | 'boolean';
  /** Whether it may be given more than once. */
  readonly multiple?: true;
  /** Stands for the value in usage, such as FILE. */
  readonly value?: string;
  /** What its value may be, as far as that can be listed. */
  readonly choices?: readonly string[];
  readonly help: string;
}
export type Options = Readonly<Record<string, Option>>;

/** What was given for each option. */
export type Values<Given extends Options> = {
  readonly [Name in keyof Given]?: Given[Name]['type'] extends 'boolean'
    ? boolean
    : Given[Name] extends { readonly multiple: true }
      ? readonly string[]
      : string;
};

interface Definition<Given extends Options, Context> {
  readonly name: string;
  /** One line in the list of commands. */
  readonly summary: string;
  /** What stands after the name, such as `FILE`, or `[ID]` for what may be left out. */
  readonly operands?: string;
  /** What the first operand may be, where that can be listed. */
  readonly words?: readonly string[] | undefined;
  /** The line of usage after the name, where operands and `[options]` do not say it all. */
  readonly synopsis?: string;
  readonly options?: Given;
  /** What is said about a word that belongs to no option, where files are named by options alone. */
  readonly misplaced?: string;
  /** Further lines of its usage. */
  readonly notes?: string;
  run(
    given: { readonly values: Values<Given>; readonly operands: readonly string[] },
    context: Context,
  ): Promise<number>;
}

/** One row in the table of commands. */
export interface Command<Context> {
  readonly name: string;
  readonly summary: string;
  readonly usage: string;
  readonly options: Options;
  readonly operands: string;
  readonly words: readonly string[];
  /** Resolves to the exit code. Throws UsageError. */
  run(argv: readonly string[], invocation: Invocation, context: Context): Promise<number>;
}

type Syntax = Required<Omit<Definition<Options, never>, 'run' | 'notes' | 'misplaced' | 'words'>> & {
  readonly misplaced: string | undefined;
};

export function defineCommand<const Given extends Options, Context>(
  definition: Definition<Given, Context>,
): Command<Context> {
  const { name, summary, notes, misplaced, words = [], operands = '', options = {} as Given } = definition;
  const hasOptions = Object.keys(options).length > 0;
  const synopsis = definition.synopsis ?? [operands, hasOptions ? '[options]' : ''].filter((part) => part).join(' ');
  const syntax: Syntax = { name, summary, operands, synopsis, options, misplaced };
  return {
    name,
    summary,
    usage: usageOf(syntax, notes),
    options,
    operands,
    words,
    run(argv, invocation, context) {
      refuseSwallowed(syntax, invocation);
      const { values, positionals } = parse(syntax, argv);
      return definition.run({ values: values as Values<Given>, operands: positionals }, context);
    },
  };
}

function usageOf({ name, summary, synopsis, options }: Syntax, notes?: string): string {
  const rows = Object.entries(options).map(([option, { value, help }]) => [withValue(option, value), help] as const);
  const table = tableOf([...rows, ['--help', 'show this']]);
  const usage = `Usage: faceswap-bot ${name} ${synopsis}`.trimEnd();
  return [usage, `  ${summary}`, ...(notes ? [notes] : []), table].join('\n\n');
}

/** Two columns, indented. Further lines of a text stand below its first one. */
export function tableOf(rows: readonly (readonly [name: string, text: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  const lines = rows.map(
    ([name, text]) => `  ${name.padEnd(width)}${text.replaceAll('\n', `\n${' '.repeat(width + 2)}`)}`,
  );
  return lines.join('\n');
}

function withValue(option: string, value?: string): string {
  return value === undefined ? `--${option}` : `--${option} ${value}`;
}

function parse(syntax: Syntax, argv: readonly string[]) {
  const { name, operands, options, misplaced } = syntax;
  const given = parseArgs({ args: [...argv], options, strict: false, tokens: true });
  for (const token of given.tokens) {
    const problem = token.kind === 'option' && problemOf(token, syntax);
    if (problem) throw misused(name, problem);
  }
  const wanted = operands.split(' ').filter((operand) => operand !== '');
  const superfluous = given.positionals[wanted.length];
  if (superfluous !== undefined)
    throw misused(name, [`“${superfluous}” is one word too many.`, misplaced ?? ''].join(' ').trimEnd());
  const missing = wanted[given.positionals.length];
  if (missing !== undefined && !missing.startsWith('[')) throw misused(name, `${missing} is missing.`);
  return given;
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function problemOf({ name, rawName, value, inlineValue }: OptionToken, syntax: Syntax): string | undefined {
  const option = Object.hasOwn(syntax.options, name) ? syntax.options[name] : undefined;
  if (!option) {
    const meant = closest(name, Object.keys(syntax.options), (one) => `--${one}`);
    return `${syntax.name} has no option ${rawName}.${meant}`;
  }
  if (option.type === 'boolean') return value === undefined ? undefined : `${rawName} takes no value.`;
  const isNext = !inlineValue && value?.startsWith('-') && value !== '-'; // the option that was typed next
  return value === undefined || value === '' || isNext ? `${rawName} needs ${option.value} after it.` : undefined;
}

function misused(name: string, problem: string): UsageError {
  return new UsageError(`${problem}\nfaceswap-bot ${name} --help says what it takes.`);
}

/** npm takes options that stand before `--` for its own, and tells a script of them in its environment alone. */
function refuseSwallowed({ options }: Syntax, { npm }: Invocation): void {
  const swallowed = Object.keys(options).filter((option) => npm?.options.has(option));
  if (!npm || swallowed.length === 0) return;
  const again = swallowed.map((option) => {
    const taken = npm.options.get(option) ?? '';
    return withValue(option, /^true\b/.test(taken) ? options[option]?.value : taken);
  });
  const names = new Intl.ListFormat('en-GB').format(swallowed.map((option) => `--${option}`));
  const script = npm.script === 'start' ? 'npm start' : `npm run ${npm.script}`;
  throw new UsageError(
    `npm has kept ${names} for itself. Write “--” before the options:\n\n  ${script} -- ${again.join(' ')}`,
  );
}
