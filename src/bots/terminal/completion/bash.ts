import type { Completed, Completion } from './completed.ts';

/** For bash 3.2 and newer. */
export function bashScript(commands: readonly Completed[]): string {
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap(({ name: option, value }) =>
      value ? [`    '${name} --${option}') ${replies(value)}; return ;;`] : [],
    ),
  );
  const rest = commands.map(({ name, options, operand }) => {
    const names = options.map((option) => `--${option.name}`).join(' ');
    return `    ${name}) if [[ $cur == -* ]]; then _faceswap_bot_words '${names}'; else ${replies(operand)}; fi ;;`;
  });
  return `# bash completion for faceswap-bot
_faceswap_bot_words() { COMPREPLY=($(compgen -W "$1" -- "$cur")); }
_faceswap_bot_paths() {
  local IFS=$'\\n'
  COMPREPLY=($(compgen "$1" -- "$cur"))
  compopt -o filenames 2>/dev/null
}
_faceswap_bot() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then _faceswap_bot_words '${commands.map(({ name }) => name).join(' ')}'; return; fi
  local is_value=
  if [[ $cur == = ]]; then cur= is_value=1; elif [[ $prev == = ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]} is_value=1; fi
  if [[ $is_value && $prev != --* ]]; then _faceswap_bot_paths -f; return; fi
  case "\${COMP_WORDS[1]} $prev" in
${values.join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${rest.join('\n')}
  esac
}
complete -F _faceswap_bot faceswap-bot`;
}

function replies(completion: Completion): string {
  switch (completion.kind) {
    case 'words':
      return `_faceswap_bot_words '${completion.words.join(' ')}'`;
    case 'files':
      return '_faceswap_bot_paths -f';
    case 'folders':
      return '_faceswap_bot_paths -d';
    case 'any':
      return ':';
    default:
      return completion satisfies never;
  }
}
