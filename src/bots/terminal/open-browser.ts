import { spawn } from 'node:child_process';

export interface Desktop {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether a person reads what the program prints. */
  readonly isTerminal: boolean;
}

/** The command that opens an address in the browser of this desktop; undefined where there is none to look at. */
export function browserCommand(
  address: string,
  { platform, environment, isTerminal }: Desktop,
): readonly [command: string, ...args: string[]] | undefined {
  if (!isTerminal || environment.CI || environment.SSH_CONNECTION) return undefined;
  if (platform === 'darwin') return ['open', address];
  if (platform === 'win32') return ['cmd', '/c', 'start', '', address];
  return environment.DISPLAY || environment.WAYLAND_DISPLAY ? ['xdg-open', address] : undefined;
}

/** Does nothing where there is no browser. It sees these variables alone. */
export function openBrowser(address: string, desktop: Desktop): void {
  const [command, ...args] = browserCommand(address, desktop) ?? [];
  if (command === undefined) return;
  const child = spawn(command, args, { stdio: 'ignore', detached: true, env: desktop.environment });
  child.on('error', () => undefined); // there is no such command
  child.unref();
}
