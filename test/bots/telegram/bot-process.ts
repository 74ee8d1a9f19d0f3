import { systemClock } from '../../../src/core/clock.ts';
import { createTelemetry } from '../../../src/telemetry.ts';
import { quickProvider, startBot } from './bot.ts';

/** A bot in a process of its own, for tests that kill it: `node bot-process.ts <API root> <folder>`. */
const [root = '', folder = ''] = process.argv.slice(2);
const token = process.env.TELEGRAM_TOKEN ?? '';
const { onEvent } = createTelemetry({ level: 'debug', secrets: [token] });

await startBot({
  clock: systemClock,
  folder,
  owner: `process-${process.pid}`,
  settings: { TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: root },
  provider: quickProvider({ until: () => systemClock.sleep(800, new AbortController().signal) }),
  onError: (error) => onEvent({ kind: 'bug', error }),
  swaps: { onEvent },
});
