import { createHash } from 'node:crypto';
import { z } from 'zod';
import { RateLimited } from '../../../../core/ports/chat.ts';
import { fingerprintOf, type Translation } from '../../../translations/index.ts';
import { type Language, languages } from '../../../translations/languages.ts';
import { commandsOf, type Verb } from '../../../verbs.ts';
import type { TelegramContext } from '../../context.ts';
import { AnswerLost } from '../../transport/errors.ts';
import { platform } from '../../transport/update.ts';

/** A part of what Telegram shows of the bot before it has said anything, as a request to the Bot API. */
interface ProfilePart {
  readonly method: 'setMyCommands' | 'setMyDescription' | 'setMyShortDescription' | 'setChatMenuButton';
  readonly payload: object;
}

/** A part that reads its catalogue only when it is made. The fingerprint changes whenever the part does. */
interface PartToPublish extends Pick<ProfilePart, 'method'> {
  readonly fingerprint: string;
  payload(): object;
}

const monthMs = 30 * 24 * 60 * 60 * 1_000;
/** Between two requests, so that members need not wait for so many. */
const gapMs = 200;
/** Telegram may be out of reach meanwhile, which is told elsewhere. */
const afterLossMs = 60_000;
const scopes = ['all_private_chats', 'all_group_chats', 'all_chat_administrators'] as const;
type Scope = (typeof scopes)[number];

/**
 * Publishes the description, the profile text, the menu button, and the commands for each kind of chat, in each language;
 * but not what was published in the last month and is still the same. Resolves when everything was tried once. What
 * Telegram refuses is reported, and does not keep the others back; what it wants to have later, or does not answer, is sent
 * later.
 */
export async function publishProfile(context: TelegramContext): Promise<void> {
  const pauseMs = await publishMissing(context);
  if (pauseMs !== undefined) void publishAfter(context, pauseMs).catch(context.onError);
}

async function publishAfter(context: TelegramContext, pauseMs: number): Promise<void> {
  await context.clock.sleep(pauseMs, context.stopping);
  await publishProfile(context);
}

/** Returns how long Telegram wants to be left alone before the rest, milliseconds; undefined where it wants nothing. */
async function publishMissing(context: TelegramContext): Promise<number | undefined> {
  const { api, expiringStore, clock, stopping, onError, me } = context;
  const storeKey = `telegram profile of ${me.id}`;
  const known = z
    .array(z.string())
    .catch([])
    .parse(await expiringStore.get(storeKey));
  const parts = partsOf(context);
  const isKnown = ({ fingerprint }: PartToPublish): boolean => known.includes(fingerprint);
  const published = parts.filter(isKnown).map(({ fingerprint }) => fingerprint);
  const before = published.length;
  const pauses = new Map<ProfilePart['method'], number>();
  try {
    for (const { method, fingerprint, payload } of parts.filter((part) => !isKnown(part))) {
      if (pauses.has(method)) continue;
      try {
        await api.call((raw, inner) => raw[method](payload() as never, inner), stopping);
        published.push(fingerprint);
      } catch (error) {
        stopping.throwIfAborted();
        if (error instanceof RateLimited) pauses.set(method, error.retryAfterMs);
        else if (error instanceof AnswerLost) pauses.set(method, afterLossMs);
        else onError(error);
      }
      await clock.sleep(gapMs, stopping);
    }
  } finally {
    if (published.length > before) await expiringStore.put(storeKey, published, { expiresAt: clock.now() + monthMs });
  }
  return pauses.size > 0 ? Math.max(...pauses.values()) : undefined;
}

function partsOf({ translations }: TelegramContext): readonly PartToPublish[] {
  const inEachLanguage = [undefined, ...languages].flatMap((language) => {
    const catalogue = language === undefined ? '' : fingerprintOf(language);
    return partsIn(translations('en'), language).map((english, index): PartToPublish => {
      const fingerprint = createHash('sha256').update(JSON.stringify(english)).update(catalogue).digest('base64url');
      const payload = () => partsIn(translations(language), language)[index]?.payload ?? {};
      return { method: english.method, fingerprint, payload };
    });
  });
  const payload = () => ({ menu_button: { type: 'commands' } });
  return [...inEachLanguage, { method: 'setChatMenuButton', fingerprint: JSON.stringify(payload()), payload }];
}

function partsIn({ text }: Translation, language: Language | undefined): readonly ProfilePart[] {
  const named = language !== undefined && { language_code: language };
  const commandsIn = (scope: Scope) =>
    commandsOf(platform)
      .filter((verb) => isOffered(verb, scope))
      .map(({ name }) => ({ command: name, description: text(`verb-${name}`) }));
  const lists = scopes.map((type) => ({ commands: commandsIn(type), scope: { type }, ...named }));
  const about = { swap: '/swap' };
  return [
    ...lists.map((payload) => ({ method: 'setMyCommands', payload }) as const),
    { method: 'setMyDescription', payload: { description: text('profile-description', about), ...named } },
    { method: 'setMyShortDescription', payload: { short_description: text('profile-text'), ...named } },
  ];
}

/** A group has no use for /start, and only its admins have one for /settings. */
function isOffered({ name, isForAdmins }: Verb, scope: Scope): boolean {
  if (isForAdmins) return scope === 'all_chat_administrators';
  return name !== 'start' || scope === 'all_private_chats';
}
