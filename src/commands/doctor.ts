import { defineCommand } from '../bots/terminal/command.ts';
import { runDoctor } from '../bots/terminal/doctor.ts';
import { describeRedis } from '../storage/redis/facts.ts';
import { type CommandContext, quiet, withApp } from './context.ts';

const exitProvider = 4;

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'look at every provider that is set up: key, credit, what is missing; free of charge',
  run: (_, context: CommandContext) =>
    withApp(context.load(), quiet, context, async (app, { interrupted }) => {
      const { print } = context;
      for (const line of app.shared ? describeRedis(app.shared.facts) : []) print(line);
      const healthy = await runDoctor({
        ...app,
        isReachable: app.publicEndpoint !== undefined,
        signal: interrupted,
        print,
      });
      return healthy ? 0 : exitProvider;
    }),
});
