import type { Bot, Spot } from '../context.ts';
import type { FileRung } from './media-fallbacks.ts';
import { threaded } from './send.ts';

/** Telegram shows an action for five seconds. */
const shownMs = 4_500;
const actions = {
  photo: 'upload_photo',
  animation: 'upload_video',
  video: 'upload_video',
  document: 'upload_document',
} as const;

/** Shows “sending a photo…” for as long as the work takes; small files are there before anyone could read it. */
export async function whileUploading<Value>(
  bot: Bot,
  spot: Spot,
  kind: FileRung['kind'],
  signal: AbortSignal,
  work: () => Promise<Value>,
): Promise<Value> {
  const done = new AbortController();
  const either = AbortSignal.any([signal, done.signal]);
  void showAction(bot, spot, kind, either).catch(() => undefined); // nobody misses it
  try {
    return await work();
  } finally {
    done.abort();
  }
}

async function showAction(bot: Bot, spot: Spot, kind: FileRung['kind'], signal: AbortSignal): Promise<void> {
  await bot.clock.sleep(700, signal);
  const payload = { chat_id: spot.chat, action: actions[kind], ...threaded(spot) };
  for (;;) {
    await bot.api.call((raw, inner) => raw.sendChatAction(payload, inner), signal);
    await bot.clock.sleep(shownMs, signal);
  }
}
