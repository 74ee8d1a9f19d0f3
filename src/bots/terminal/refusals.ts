import { basename, extname } from 'node:path';
import type { UserError } from '../../core/errors.ts';
import type { Outcome } from '../../core/ports/chat.ts';
import { createTranslation, type Translation } from '../translations/index.ts';
import type { SwapArguments } from './swap-arguments.ts';

/** What a refused request means for the person who typed the command. */
export function describeRefusal(
  error: UserError,
  { target, photos }: Pick<SwapArguments, 'target' | 'photos'>,
  translation: Translation,
): string {
  const { code, params } = error;
  if (code === 'faces-to-pick') {
    const { count = 0 } = params;
    const numbers = count === 1 ? 'Its number is 1.' : `Their numbers are 1 to ${count}, from the left.`;
    return `${createTranslation().error(error)} ${numbers} ${showsNumbers(target)}`; // the rest is English
  }
  if (code === 'unsupported-format' && /^HEI[CF]$/.test(String(params.type))) {
    return heic(params.subject === 'source' ? (photos[0] ?? target) : target);
  }
  return translation.error(error);
}

/** The words for the chats speak of screenshots and of Telegram. */
function heic(path: string): string {
  const name = extname(path).toLowerCase().startsWith('.hei') ? basename(path) : 'photo.heic';
  const converted = `${basename(name, extname(name))}.jpg`;
  return `${name} is HEIC, as iPhones save photos, which cannot be opened here. Convert it first: heif-convert ${quoted(name)} ${quoted(converted)}, or on a Mac: sips -s format jpeg ${quoted(name)} --out ${quoted(converted)}`;
}

const forWantOfAFace: ReadonlySet<string> = new Set(['no-face', 'no-such-face', 'no-match']);

/** What helps where the target shows no face that fits; undefined for every other end. */
export function adviceFor(outcome: Outcome, target: string): string | undefined {
  const isAboutTarget =
    outcome.kind === 'refused' && outcome.subject === 'target' && forWantOfAFace.has(outcome.reason);
  return isAboutTarget && target !== '-' ? showsNumbers(target) : undefined;
}

function showsNumbers(target: string): string {
  return target === '-'
    ? '“faceswap-bot faces FILE” shows which is which.'
    : `“faceswap-bot faces ${quoted(target)} --out numbered.png” shows which faces are seen there.`;
}

/** A path as it can be pasted into a shell. */
function quoted(path: string): string {
  return /^[\w./@%+=:,-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}
