import { defineCommand } from '../bots/terminal/command.ts';
import type { CommandContext } from './context.ts';

export const health = defineCommand({
  name: 'health',
  summary: 'whether the “serve” on this machine is healthy: ends with 0 or 1',
  run: async (_, { load }: CommandContext) => (await import('../serve.ts')).checkHealth(load()),
});
