import { connect } from 'node:net';
import type { Config } from '../../config.ts';
import { broken, type Check, type Found } from '../../core/checks.ts';

const connectMs = 2_000;

/** Whether `serve` runs, and, where it does not, whether another program has its ports. */
export function serveCheck(config: Config, isServed: () => Promise<boolean>): Check {
  const ports = [
    { name: 'HTTP_PORT', host: config.HTTP_HOST, port: config.HTTP_PORT },
    { name: 'ADMIN_PORT', host: config.ADMIN_HOST, port: config.ADMIN_PORT },
  ];
  return {
    name: 'Serve',
    async look() {
      if (await isServed()) return [{ ok: true, message: 'It runs, and was not disturbed.' }];
      const taken = await Promise.all(ports.map(async (each) => ((await isTaken(each)) ? [foundTaken(each)] : [])));
      return [{ ok: true, message: 'It does not run at the moment.' }, ...taken.flat()];
    },
  };
}

function foundTaken({ name, host, port }: { name: string; host: string; port: number }): Found {
  return broken(`Another program listens on port ${port} of ${host}.`, `Stop it, or set ${name} to another port.`);
}

function isTaken({ host, port }: { readonly host: string; readonly port: number }): Promise<boolean> {
  if (port === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: connectMs });
    const end = (taken: boolean) => (): void => {
      socket.destroy();
      resolve(taken);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}
