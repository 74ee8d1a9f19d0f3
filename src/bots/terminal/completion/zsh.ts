import type { Completed, CompletedOption, Completion } from './completed.ts';

/** A function for a folder of `fpath`; it may also be sourced. */
export function zshScript(commands: readonly Completed[]): string {
  const named = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  const cases = commands.map(({ name, options, operand }) => {
    const specs = [...options.map(specOf), ...operandSpec(operand)];
    return `    ${name}) _arguments -s ${specs.map(quoted).join(' ')} ;;`;
  });
  return `#compdef faceswap-bot
_faceswap_bot() {
  local -a commands=(
${named.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _faceswap_bot "$@"
else
  compdef _faceswap_bot faceswap-bot
fi`;
}

function specOf({ name, help, isRepeated, value }: CompletedOption): string {
  const repeated = isRepeated ? '*' : '';
  const about = `[${help.replaceAll(/[[\]\\:]/g, String.raw`\$&`)}]`;
  return `${repeated}--${name}${about}${value ? `: :${actionOf(value)}` : ''}`;
}

function operandSpec(operand: Completion): readonly string[] {
  return operand.kind === 'any' ? [] : [`1: :${actionOf(operand)}`];
}

function actionOf(completion: Completion): string {
  switch (completion.kind) {
    case 'words':
      return `(${completion.words.join(' ')})`;
    case 'files':
      return '_files';
    case 'folders':
      return '_files -/';
    case 'any':
      return ' ';
    default:
      return completion satisfies never;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
