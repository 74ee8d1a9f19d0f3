import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';

/** From where, and through what, the command was typed. */
export interface Invocation {
  /** The folder in which the person stands. */
  readonly folder: string;
  /** Set under `npm run`. */
  readonly npm?: {
    readonly script: string;
    /** The options that npm has kept for itself, by name. */
    readonly options: ReadonlyMap<string, string>;
  };
}

const npmOption = 'npm_config_';

/** `manifest` is this program's package.json: npm starts its scripts beside that file, wherever the person stands. */
export function readInvocation(environment: NodeJS.ProcessEnv, folder: string, manifest: string): Invocation {
  const { INIT_CWD: typedIn, npm_lifecycle_event: script, npm_package_json: started } = environment;
  const isOurs = started !== undefined && realpath(started) === realpath(manifest);
  if (!isOurs || script === undefined || script === 'npx' || typedIn === undefined) return { folder };
  const options = Object.entries(environment)
    .filter(([name]) => name.startsWith(npmOption))
    .map(([name, value = '']) => [name.slice(npmOption.length).replaceAll('_', '-'), value] as const);
  return { folder: typedIn, npm: { script, options: new Map(options) } };
}

function realpath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** The absolute path of a file that the person named; `-`, which stands for a stream, stays. */
export function pathFrom({ folder }: Invocation, path: string): string {
  return path === '-' ? path : resolve(folder, path);
}
