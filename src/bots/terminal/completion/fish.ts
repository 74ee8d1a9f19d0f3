import type { Completed, CompletedOption, Completion } from './completed.ts';

export function fishScript(commands: readonly Completed[]): string {
  const lines = commands.flatMap(({ name, summary, options, operand }) => [
    `complete -c faceswap-bot -n 'test (count (commandline -opc)) = 1' -a ${name} -d ${quoted(summary)}`,
    ...options.map((option) => `complete -c faceswap-bot -n ${condition(name)} ${optionOf(option)}`),
    ...operandLines(name, operand),
  ]);
  return ['# fish completion for faceswap-bot', 'complete -c faceswap-bot -f', ...lines].join('\n');
}

/** Where this is the first word: `help swap` is not about swap. */
function condition(name: string): string {
  return quoted(`test (commandline -opc)[2] = ${name} 2>/dev/null`);
}

function optionOf({ name, help, value }: CompletedOption): string {
  const about = `-l ${name} -d ${quoted(help)}`;
  return value ? `${about} ${argumentOf(value)}` : about;
}

function operandLines(name: string, operand: Completion): readonly string[] {
  if (operand.kind === 'any') return [];
  const what = operand.kind === 'words' ? `-a ${quoted(operand.words.join(' '))}` : '-F';
  return [`complete -c faceswap-bot -n ${condition(name)} ${what}`];
}

function argumentOf(completion: Completion): string {
  switch (completion.kind) {
    case 'words':
      return `-x -a ${quoted(completion.words.join(' '))}`;
    case 'files':
      return '-r -F';
    case 'folders':
      return "-x -a '(__fish_complete_directories)'";
    case 'any':
      return '-x';
    default:
      return completion satisfies never;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", String.raw`\'`)}'`;
}
