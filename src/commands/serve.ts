import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Loaded, Role } from '../app-parts.ts';
import { defineCommand } from '../bots/terminal/command.ts';
import { UsageError } from '../bots/terminal/usage.ts';
import { ConfigError } from '../config.ts';
import { misspelled } from '../settings.ts';
import { databaseFile } from '../storage/sqlite/database.ts';
import { type CommandContext, exitConfig, withApp } from './context.ts';

const roles = ['front', 'worker'] as const satisfies readonly Role[];

const needsToken = `There is nothing to run: neither DISCORD_TOKEN nor TELEGRAM_TOKEN is set, and there is no API key.

  Discord:  https://discord.com/developers/applications → New Application → Bot → Reset Token
  Telegram: write /newbot to https://t.me/BotFather
  HTTP API: faceswap-bot keys add NAME

Put the token into .env (see .env.example) and start again. To see a swap without any token: npm run demo`;

export const serve = defineCommand({
  name: 'serve',
  summary: 'run the bots and the HTTP API: needs a bot token or an API key',
  options: {
    role: {
      type: 'string',
      value: 'ROLE',
      choices: roles,
      help: 'front takes requests and shows places in line: one for each bot, others stand by;\nworker runs swaps and edits their messages: any number of them',
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
    if (!mayHaveWork(loaded)) {
      say(needsToken);
      return exitConfig;
    }
    checkReportsChannel(loaded);
    for (const line of misspelled(loaded.environment)) say(`Warning: there is no setting ${line}`);
    // only this command loads the libraries of platforms and metrics
    const { lockDataFolder, runServe } = await import('../serve.ts');
    const { openMetrics } = await import('../app-watch.ts');
    const metrics = await openMetrics(role);
    const lock = lockDataFolder(loaded);
    const options = { logLevel: 'info', resumesAbandoned: true, role, observe: metrics.onEvent };
    try {
      return await withApp(loaded, options, context, async (app, { terminated }) => {
        if (!hasToken(loaded) && (await app.api.keys.isEmpty())) {
          say(needsToken);
          return exitConfig;
        }
        const stopped = terminated.then(() => undefined);
        await runServe({ app, loaded, role, metrics, stopped, say: app.say });
        return 0;
      });
    } finally {
      lock.release();
    }
  },
});

function hasToken({ config }: Loaded): boolean {
  return config.DISCORD_TOKEN !== undefined || config.TELEGRAM_TOKEN !== undefined;
}

/** Keys of the API may be in the store, which is opened only where there is one. */
function mayHaveWork(loaded: Loaded): boolean {
  const { API_KEYS: keys, REDIS_URL: redis, DATA_DIR: directory } = loaded.config;
  return hasToken(loaded) || keys !== undefined || redis !== undefined || existsSync(join(directory, databaseFile));
}

/** With Redis, the channel may be on a platform that another process serves. Throws ConfigError. */
export function checkReportsChannel({ config }: Loaded): void {
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
