import { defineCommand } from '../bots/terminal/command.ts';
import type { CommandContext } from './context.ts';

/** For the health check of the container image. */
export const health = defineCommand({
  name: 'health',
  summary: 'whether the “serve” on this machine is healthy: ends with 0 or 1',
  async run(_, { load }: CommandContext) {
    const { ADMIN_HOST: host, ADMIN_PORT: port } = load().config;
    const isAny = host === '0.0.0.0' || host === '::';
    const name = host.includes(':') ? `[${host}]` : host;
    try {
      const { ok } = await fetch(`http://${isAny ? 'localhost' : name}:${port}/healthz`);
      return ok ? 0 : 1;
    } catch {
      return 1;
    }
  },
});
