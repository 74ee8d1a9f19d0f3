import { UserError } from '../../../../core/errors.ts';
import type { MediaRef } from '../../../../core/ports/chat.ts';
import { avatarOf } from '../../../../core/ports/likeness.ts';
import type { TelegramContext } from '../../context.ts';
import { escaped } from '../../messages/html.ts';
import { sayBriefly } from '../../messages/quiet/brief.ts';
import { TelegramError } from '../../transport/errors.ts';
import { type AnyMessage, memberOf, type TelegramMessage, type TelegramUser } from '../../transport/update.ts';
import { type Actor, sentenceOf } from '../actor.ts';

/** Whom `/swap @` means. */
export interface Named {
  /** Undefined where Telegram does not tell. `nobody`: a bot, or a channel or group that writes as itself. */
  readonly user: TelegramUser | 'nobody' | undefined;
  /** As it was written after the @; empty where the author of the replied message is meant. */
  readonly name: string;
  /** The text after the name. */
  readonly rest: string;
}

/**
 * The person that the text after `/swap` names: `@` for the author of the replied message, `@name`, or a mention of
 * somebody without a username. Undefined where it names nobody else than the bot `me`.
 */
export function namedIn(message: TelegramMessage, text: string, me: string): Named | undefined {
  const mention = [...(message.entities ?? []), ...(message.caption_entities ?? [])].find(({ user }) => user);
  if (mention?.user) {
    const whole = message.text ?? message.caption ?? '';
    const end = mention.offset + mention.length;
    return { user: personIn(mention.user), name: whole.slice(mention.offset, end), rest: whole.slice(end).trim() };
  }
  const [, name, rest = ''] = /^@(\w*)\s*([\s\S]*)$/.exec(text) ?? [];
  if (name === undefined || name.toLowerCase() === me.toLowerCase()) return undefined;
  const replied = message.reply_to_message ?? undefined;
  const known = name === '' ? replied : [replied, message].find((one) => one && isFrom(one, name));
  return { user: known && authorIn(known), name: name && `@${name}`, rest };
}

function isFrom({ from }: AnyMessage, name: string): boolean {
  return from?.username?.toLowerCase() === name.toLowerCase();
}

/** A member who writes as a channel or group stays unnamed. */
function authorIn({ from, sender_chat: as }: AnyMessage): TelegramUser | 'nobody' {
  return as || !from ? 'nobody' : personIn(from);
}

function personIn(user: TelegramUser): TelegramUser | 'nobody' {
  return user.is_bot ? 'nobody' : user;
}

/** The profile photo of a person as a source; undefined where there is none, which the actor is told. */
export async function referToNamed(
  context: TelegramContext,
  { translation, messageTarget }: Actor,
  { user, name }: Named,
): Promise<MediaRef | undefined> {
  const tell = async (sentence: string): Promise<undefined> => {
    await sayBriefly(context, messageTarget, escaped(sentence));
  };
  if (!user)
    return tell(translation.text(name === '' ? 'likeness-reply' : 'likeness-unknown-name', { name, swap: '/swap' }));
  try {
    if (user === 'nobody') throw new UserError('likeness-nobody');
    const { id } = user;
    const photo = await photoOf(context, id, context.stopping);
    return await context.likenesses.refer(memberOf({ id: String(id) }), photo !== undefined);
  } catch (error) {
    return tell(sentenceOf(error, translation));
  }
}

/** The file of a person's profile photo; undefined where there is none, or it is hidden from bots. */
async function photoOf({ api }: TelegramContext, id: number, signal: AbortSignal): Promise<string | undefined> {
  try {
    const asked = { user_id: id, limit: 1 };
    const { photos } = await api.call((raw, inner) => raw.getUserProfilePhotos(asked, inner), signal);
    return photos[0]?.toSorted((one, other) => one.width - other.width).at(-1)?.file_id;
  } catch (error) {
    if (error instanceof TelegramError) return undefined;
    throw error;
  }
}

/** Opens the profile photo that a reference names, as it is now; undefined for other references. */
export function openAvatar(
  context: TelegramContext,
  ref: MediaRef,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> | undefined {
  const avatar = avatarOf(ref);
  return avatar && openPhoto(context, Number(avatar.member), signal);
}

async function openPhoto(
  context: TelegramContext,
  id: number,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const photo = await photoOf(context, id, signal);
  if (photo === undefined) throw new UserError('likeness-no-picture');
  return context.openFile(photo, signal);
}
