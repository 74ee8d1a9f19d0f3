import { randomUUID } from 'node:crypto';
import type { App } from '../app.ts';
import { createApiFrontOf, refusePortBusy } from '../app-api.ts';
import type { AppOptions, Loaded } from '../app-parts.ts';
import { defineCommand } from '../bots/terminal/command.ts';
import { openBrowser } from '../bots/terminal/open-browser.ts';
import { type ProcessSignals, whenAborted } from '../bots/terminal/signals.ts';
import { ConfigError } from '../config.ts';
import type { Job } from '../core/ports/job.ts';
import { secretsOf } from '../core/secret.ts';
import { type Listener, startPrivateListener } from '../http.ts';
import { type CommandContext, isServed, quiet, withApp } from './context.ts';

const host = '127.0.0.1';
/** What the names of those who play begin with. No key can have such a name. */
const prefix = 'play@';
const options: AppOptions = { ...quiet, swapsAtOnce: true };

export const play = defineCommand({
  name: 'play',
  summary: 'swap faces in a page in your browser, on this machine alone',
  options: { 'no-open': { type: 'boolean', help: 'only print the address' } },
  notes: `  The page is on a port of its own (PLAY_PORT, any free one by default) that only this
  machine reaches, and needs no key. Ctrl-C ends it, and deletes what it has kept.`,
  run({ values }, context: CommandContext) {
    const loaded = context.load({ PUBLIC_URL: '' }); // nothing is offered to other machines
    refuseUsedPorts(loaded);
    return withApp(loaded, options, context, async (app, signals) => {
      const player = `${prefix}${randomUUID()}`;
      const listener = await listen(app, loaded, player);
      try {
        await resumeAbandoned(app, loaded);
        tellAddress(`http://${host}:${listener.port}/`, values['no-open'] === true, loaded, context);
        return await untilAskedToEnd(signals);
      } finally {
        await listener.close();
        await app.forgetting.forget({ platform: 'api', id: player }).catch(app.onError);
      }
    });
  },
});

/** Those ports are for others, who need a key or get no page. Throws ConfigError. */
function refuseUsedPorts({ config: { PLAY_PORT: port, HTTP_PORT, ADMIN_PORT } }: Loaded): void {
  const [name] = Object.entries({ HTTP_PORT, ADMIN_PORT }).find(([, used]) => port !== 0 && port === used) ?? [];
  if (name) throw new ConfigError(`PLAY_PORT: is ${name} too; this page needs no key, so give it a port of its own`);
}

/** Throws ConfigError where the port is taken. */
async function listen(app: App, loaded: Loaded, player: string): Promise<Listener> {
  const { PLAY_PORT: port } = loaded.config;
  const api = await createApiFrontOf(app, loaded, { onlyRequester: player });
  return startPrivateListener({ host, port, routes: [api.route], onError: app.onError }).catch(
    refusePortBusy('PLAY_PORT'),
  );
}

/** Ends what an earlier `play` was killed at, unless a `serve` does, so that no picture is left behind. */
async function resumeAbandoned(app: App, loaded: Loaded): Promise<void> {
  const isPlayed = ({ request: { requester } }: Job): boolean =>
    requester.platform === 'api' && requester.id.startsWith(prefix);
  if (!(await isServed(app, loaded))) await app.swaps.resumeAll(isPlayed);
}

function tellAddress(address: string, onlyPrints: boolean, { environment }: Loaded, context: CommandContext): void {
  context.print(address);
  context.say('Ctrl-C ends it, and deletes what it has kept.');
  if (onlyPrints) return;
  const harmless = Object.entries(environment).filter(([name, value]) => secretsOf({ [name]: value }).length === 0);
  const isTerminal = process.stdout.isTTY === true;
  openBrowser(address, { platform: process.platform, environment: Object.fromEntries(harmless), isTerminal });
}

/** Ctrl-C is how it is meant to end. */
function untilAskedToEnd({ interrupted, terminated }: ProcessSignals): Promise<number> {
  return Promise.race([whenAborted(interrupted).then(() => 0), terminated]);
}
