import type { Loaded, Role } from '../app-parts.ts';
import { defineCommand } from '../bots/terminal/command.ts';
import { UsageError } from '../bots/terminal/usage.ts';
import { ConfigError } from '../config.ts';
import { type CommandContext, exitConfig, withApp } from './context.ts';

const roles = ['front', 'worker'] as const satisfies readonly Role[];

const needsToken = `There is no bot to run: neither DISCORD_TOKEN nor TELEGRAM_TOKEN is set.

  Discord:  https://discord.com/developers/applications → New Application → Bot → Reset Token
  Telegram: write /newbot to https://t.me/BotFather

Put the token into .env (see .env.example) and start again. To see a swap without any token: npm run demo`;

export const serve = defineCommand({
  name: 'serve',
  summary: 'run the bots: needs DISCORD_TOKEN or TELEGRAM_TOKEN',
  options: {
    role: {
      type: 'string',
      value: 'ROLE',
      help: 'front takes requests and shows places in line: one for each bot;\nworker runs swaps and edits their messages: any number of them',
    },
  },
  notes: '  With REDIS_URL the work can be divided among processes and machines by their role.',
  async run({ values }, context: CommandContext) {
    const { load, say } = context;
    const role = roleOf(values.role);
    const loaded = load();
    if (role && !loaded.config.REDIS_URL) {
      throw new ConfigError(`REDIS_URL: is needed with --role ${role}, since fronts and workers meet in Redis`);
    }
    if (!loaded.config.DISCORD_TOKEN && !loaded.config.TELEGRAM_TOKEN) {
      say(needsToken);
      return exitConfig;
    }
    checkReportsChannel(loaded);
    const { lockDataFolder, runServe } = await import('../serve.ts'); // only this command loads the platforms' libraries
    const lock = lockDataFolder(loaded);
    const options = { logLevel: 'info', resumesAbandoned: true, role };
    try {
      return await withApp(loaded, options, context, async (app, { terminated }) => {
        const stopped = terminated.then(() => undefined);
        await runServe({ app, loaded, role, stopped, say });
        return 0;
      });
    } finally {
      lock.release();
    }
  },
});

/** With Redis, the channel may be on a platform that another process serves. Throws ConfigError. */
function checkReportsChannel({ config }: Loaded): void {
  const { REPORTS_CHANNEL: channel, REDIS_URL: redis } = config;
  const token = channel && (`${channel.platform.toUpperCase()}_TOKEN` as 'DISCORD_TOKEN' | 'TELEGRAM_TOKEN');
  if (!token || redis || config[token]) return;
  throw new ConfigError(`REPORTS_CHANNEL: is a channel of ${channel.platform}, and ${token} is not set`);
}

function roleOf(given: string | undefined): Role | undefined {
  const known = roles.find((role) => role === given);
  if (given !== known) throw new UsageError(`--role takes front or worker, not “${given}”.`);
  return known;
}
