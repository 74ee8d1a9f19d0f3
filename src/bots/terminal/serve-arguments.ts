import { parseArgs } from 'node:util';
import { UsageError } from './usage.ts';

export const serveUsage = `faceswap-bot serve [--role front|worker]

  Runs the bots that have a token. With REDIS_URL the work can be divided among processes and machines:
  --role front    takes requests and shows places in line; one for each bot
  --role worker   runs swaps and edits their messages; any number of them`;

const roles = ['front', 'worker'] as const;

/** The role that was given, or `everything`. Throws UsageError. */
export function parseServeArguments(argv: readonly string[]): (typeof roles)[number] | 'everything' | 'help' {
  const { role, help } = parse(argv);
  if (help) return 'help';
  if (role === undefined) return 'everything';
  const known = roles.find((one) => one === role);
  if (!known) throw new UsageError(`--role takes front or worker, not “${role}”.`);
  return known;
}

function parse(argv: readonly string[]) {
  try {
    const options = { role: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ args: [...argv], allowPositionals: false, options }).values;
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${serveUsage}`);
  }
}
