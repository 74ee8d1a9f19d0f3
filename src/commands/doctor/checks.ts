import { readFile } from 'node:fs/promises';
import { hopHeaderOf } from '../../app-api.ts';
import { chooseProviders, type Loaded } from '../../app-parts.ts';
import { readOperatorsKey } from '../../app-trust.ts';
import { TelegramConfig } from '../../bots/telegram/transport/config.ts';
import { providerCheck } from '../../bots/terminal/provider-check.ts';
import { createTranslation } from '../../bots/translations/index.ts';
import { ConfigError } from '../../config.ts';
import { brokenBy, type Check, type Found } from '../../core/checks.ts';
import { type Clock, systemClock } from '../../core/clock.ts';
import { vendors } from '../../providers/index.ts';
import { engineChecks } from '../../providers/local/checks.ts';
import type { LocalEngine } from '../../providers/local/index.ts';
import { publicUrlCheck } from '../../providers/public/check.ts';
import { misspelled } from '../../settings.ts';
import { folderCheck } from '../../storage/files/check-folder.ts';
import { deriveKey } from '../../storage/files/secret-key.ts';
import type { Stores } from '../../storage/stores.ts';
import { asset } from '../demo.ts';
import { checkReportsChannel } from '../serve.ts';
import { budgetChecks } from './disk-budget.ts';
import { serveCheck } from './listening.ts';
import { lookAtStores } from './stores.ts';

export interface ChecksParts {
  readonly loaded: Loaded;
  readonly engine: LocalEngine;
  readonly clock: Clock;
}

/** Everything that is looked at beside the clock. `close` closes the stores. */
export async function createChecks({ loaded, engine, clock }: ChecksParts) {
  const { config } = loaded;
  const folder = folderCheck(config.DATA_DIR);
  const foundInFolder = await folder.look(new AbortController().signal); // before the stores are opened
  const stores = lookAtStores(loaded, clock);
  const secretKeys = await stores.secretKeys;
  const [face, scene] = await Promise.all(['demo-face.jpg', 'demo-scene.jpg'].map((name) => readFile(asset(name))));
  const example = { face, scene } as { face: Uint8Array; scene: Uint8Array };
  const { PUBLIC_URL: publicUrl } = config;
  const checks: readonly Check[] = [
    settingsCheck(loaded),
    { ...folder, look: async () => foundInFolder },
    stores.check,
    ...budgetChecks(config),
    serveCheck(config, stores.isServed),
    ...engineChecks({ engine, example, threshold: config.GATE_SEXUAL, clock: systemClock }),
    ...vendorChecks(loaded, engine, clock, secretKeys[0]),
    ...(await botChecks(loaded)),
    ...(publicUrl
      ? [publicUrlCheck({ publicUrl, key: deriveKey(secretKeys[0], 'outside'), isServed: stores.isServed })]
      : []),
    { name: 'HTTP API', look: async () => [await apiFound(loaded, stores.opened)] },
  ];
  return { checks, close: stores.close };
}

/** What each setting holds was read before; these are the ones that only together are wrong. */
function settingsCheck(loaded: Loaded): Check {
  const look = (): readonly Found[] => {
    const wrong = [() => readOperatorsKey(loaded.config), () => checkReportsChannel(loaded)].flatMap(problemIn);
    const unknown = misspelled(loaded.environment).map((line) => {
      return { ok: true, message: `There is no setting ${line}`, remedy: 'Correct its name, or leave it out.' };
    });
    return wrong.length > 0 ? [...wrong, ...unknown] : [{ ok: true, message: 'They can be used.' }, ...unknown];
  };
  return { name: 'Settings', look: async () => look() };
}

function problemIn(read: () => unknown): readonly Found[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return settingsFound(error);
    throw error;
  }
}

/** A finding for each line of the error. */
export function settingsFound({ message }: ConfigError): readonly Found[] {
  return message.split('\n').map((line) => {
    const [name = ''] = line.split(':');
    return brokenBy(line, `Correct ${name} in .env or in the environment; .env.example says what it takes.`);
  });
}

function vendorChecks(loaded: Loaded, engine: LocalEngine, clock: Clock, secretKey: Uint8Array): readonly Check[] {
  try {
    const providers = chooseProviders(loaded, engine, {
      clock,
      onEvent: () => undefined,
      hopHeader: hopHeaderOf(secretKey),
    });
    const names = new Map(vendors.map(({ name, displayName }) => [name, displayName]));
    const isReachable = loaded.config.PUBLIC_URL !== undefined;
    const translation = createTranslation('en', names, true);
    return providers.flatMap((provider) => {
      const vendor = vendors.find(({ name }) => name === provider.name);
      if (!vendor) return [];
      const keys = vendor.keys.map((group) => group.join(' and '));
      return [providerCheck(provider, { displayName: vendor.displayName, keys, isReachable, translation })];
    });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [{ name: 'Providers', look: async () => settingsFound(error) }];
  }
}

/** The library of a platform is loaded only where its token is set. */
async function botChecks({ config, environment }: Loaded): Promise<readonly Check[]> {
  const checks: Check[] = [];
  if (config.DISCORD_TOKEN) {
    const [{ discordCheck }, { DiscordConfig }] = await Promise.all([
      import('../../bots/discord/check.ts'),
      import('../../bots/discord/transport/config.ts'),
    ]);
    checks.push(discordCheck(DiscordConfig.parse(environment)));
  }
  if (config.TELEGRAM_TOKEN) {
    const { telegramCheck } = await import('../../bots/telegram/check.ts');
    checks.push(telegramCheck(TelegramConfig.parse(environment), config.PUBLIC_URL, Date.now));
  }
  return checks;
}

async function apiFound({ config }: Loaded, opened: Promise<Stores | undefined>): Promise<Found> {
  const kept = await opened.then((stores) => stores?.apiKeys.list() ?? []).catch(() => []);
  const count = kept.length + (config.API_KEYS?.length ?? 0);
  const { HTTP_HOST: host, HTTP_PORT: port, DISCORD_TOKEN: discord, TELEGRAM_TOKEN: telegram } = config;
  if (count > 0) {
    const keys = count === 1 ? 'one key' : `${count} keys`;
    const where = port === 0 ? `${host}, at any free port` : `http://${host}:${port}`;
    return { ok: true, message: `There ${count === 1 ? 'is' : 'are'} ${keys}; “serve” answers at ${where}.` };
  }
  if (discord || telegram)
    return { ok: true, message: 'It is off: there is no key for it (faceswap-bot keys add NAME).' };
  const message = 'There is no key for it, and no bot token either: “serve” has nothing to run.';
  const remedy =
    'For a bot, set DISCORD_TOKEN or TELEGRAM_TOKEN; for the API, run faceswap-bot keys add NAME. “swap” needs neither.';
  return { ok: true, message, remedy };
}
