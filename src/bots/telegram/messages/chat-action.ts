import type { TelegramContext } from '../context.ts';
import type { FileFallback } from './media-fallbacks.ts';
import { chatPayload, type MessageTarget } from './message-target.ts';

/** Telegram shows an action for five seconds, so it is sent again before that. */
const repeatMs = 4_500;
const firstAfterMs = 700;
const actions = {
  photo: 'upload_photo',
  animation: 'upload_video',
  video: 'upload_video',
  document: 'upload_document',
} as const;

/** Shows “sending a photo…” while the work lasts, but not if the work ends at once. */
export async function withChatAction<Value>(
  context: TelegramContext,
  messageTarget: MessageTarget,
  kind: FileFallback['kind'],
  signal: AbortSignal,
  work: () => Promise<Value>,
): Promise<Value> {
  const done = new AbortController();
  const either = AbortSignal.any([signal, done.signal]);
  void showAction(context, messageTarget, kind, either).catch(() => undefined); // the action is only a hint
  try {
    return await work();
  } finally {
    done.abort();
  }
}

async function showAction(
  context: TelegramContext,
  messageTarget: MessageTarget,
  kind: FileFallback['kind'],
  signal: AbortSignal,
): Promise<void> {
  await context.clock.sleep(firstAfterMs, signal);
  const payload = { ...chatPayload(messageTarget), action: actions[kind] };
  for (;;) {
    await context.api.call((raw, inner) => raw.sendChatAction(payload, inner), signal);
    await context.clock.sleep(repeatMs, signal);
  }
}
