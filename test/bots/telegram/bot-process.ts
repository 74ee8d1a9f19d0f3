import { systemClock } from '../../../src/core/clock.ts';
import { createChatRateLimiter } from '../../../src/core/messages/chat-rate-limiter.ts';
import { createTelemetry } from '../../../src/telemetry.ts';
import { hurriedClock } from '../../fakes/clocks/hurried-clock.ts';
import { quickProvider, startBot } from './bot.ts';

/** A bot in its own process, for tests that kill it: `node bot-process.ts <API root> <folder> <ms a swap takes>`. */
const [root = '', folder = '', swapMs = ''] = process.argv.slice(2);
const token = process.env.TELEGRAM_TOKEN ?? '';
const { onEvent } = createTelemetry({ level: 'debug', secrets: [token] });

/** Faster than the rest: the server that the process talks to limits nothing. */
const rateLimiter = createChatRateLimiter(hurriedClock(200));

await startBot({
  clock: hurriedClock(10),
  folder,
  owner: `process-${process.pid}`,
  environment: { TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: root },
  provider: quickProvider({ until: () => systemClock.sleep(Number(swapMs), new AbortController().signal) }),
  onError: (error) => onEvent({ kind: 'bug', error }),
  parts: { rateLimiter },
  swaps: { rateLimiter, onEvent },
});
