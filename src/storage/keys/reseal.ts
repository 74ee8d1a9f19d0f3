import { z } from 'zod';
import type { Keys } from '../../core/secret.ts';
import { type Cipher, createCipher, type Resealing } from '../files/encryption.ts';
import { deriveKeys } from '../files/secret-key.ts';
import type { OpenTextStore } from '../keyv.ts';

/** What was sealed with former keys is sealed with the first one. */
export interface Resealed {
  /** Values and files. */
  readonly anew: number;
  /** So many no key opens. They were left as they were. */
  readonly unreadable: number;
}

interface SealedTexts {
  readonly namespace: string;
  readonly purpose: string;
  /** The text with what is sealed in it sealed anew; undefined where nothing is to be changed. Throws as a cipher does. */
  reseal(key: string, text: string, cipher: Cipher): string | undefined;
}

const Remembered = z.looseObject({ sealed: z.string().optional() });
const Face = z.looseObject({ value: z.string() });
const Answers = z.looseObject({ value: z.record(z.string(), z.looseObject({ who: z.string().optional() })) });
const answersOf = /^answers (?!to )(.+)$/;
/** What is kept beside secrets and is not encrypted. */
const plain: ReadonlySet<string> = new Set(['member hash', 'ledger']);
const whole: SealedTexts['reseal'] = (key, text, cipher) => cipher.reseal(text, key);

/** Every text that is sealed, as the stores write it. */
const sealedTexts: readonly SealedTexts[] = [
  {
    namespace: 'trust',
    purpose: 'kept secrets',
    reseal: (key, ...rest) => (plain.has(key) ? undefined : whole(key, ...rest)),
  },
  { namespace: 'farewells', purpose: 'farewells', reseal: whole },
  { namespace: 'reports', purpose: 'reports', reseal: whole },
  {
    namespace: 'memory',
    purpose: 'memory',
    reseal(key, text, cipher) {
      const kept = Remembered.parse(JSON.parse(text));
      const sealed = kept.sealed === undefined ? undefined : cipher.reseal(kept.sealed, key);
      return sealed && JSON.stringify({ ...kept, sealed });
    },
  },
  {
    namespace: 'faces',
    purpose: 'faces',
    reseal(key, text, cipher) {
      const face = Face.parse(JSON.parse(text));
      const value = face.value === '' ? undefined : cipher.reseal(face.value, key); // empty where it is deleted soon
      return value && JSON.stringify({ ...face, value });
    },
  },
  {
    namespace: 'likeness',
    purpose: 'likeness',
    reseal(key, text, cipher) {
      const [, depicted] = answersOf.exec(key) ?? [];
      if (depicted === undefined) return undefined;
      const kept = Answers.parse(JSON.parse(text));
      const answers = Object.entries(kept.value).map(([requester, answer]) => {
        const who = answer.who === undefined ? undefined : cipher.reseal(answer.who, depicted);
        return [requester, who === undefined ? answer : { ...answer, who }] as const;
      });
      const isChanged = answers.some(([requester, answer]) => answer !== kept.value[requester]);
      return isChanged ? JSON.stringify({ ...kept, value: Object.fromEntries(answers) }) : undefined;
    },
  },
];

/** Seals every text anew that a former key has sealed. Calls `told` after each entry. May be cut off, and repeated. */
export async function resealTexts(
  openTextStore: OpenTextStore,
  keys: Keys,
  told: (resealing: Resealing) => void,
): Promise<void> {
  for (const { namespace, purpose, reseal } of sealedTexts) {
    const cipher = createCipher(deriveKeys(keys, purpose));
    await openTextStore(namespace).rewrite((key, text) => {
      const anew = resealed(() => reseal(key, text, cipher));
      told(anew.what);
      return anew.text;
    });
  }
}

function resealed(reseal: () => string | undefined): { readonly what: Resealing; readonly text?: string | undefined } {
  try {
    const text = reseal();
    return { what: text === undefined ? 'already' : 'anew', text };
  } catch {
    return { what: 'unreadable' };
  }
}

/** Counts what `work` tells. `onProgress` gets the number of values and files that were looked at. */
export async function counted(
  work: (told: (resealing: Resealing) => void) => Promise<void>,
  onProgress: (seen: number) => void,
): Promise<Resealed> {
  const count = { anew: 0, already: 0, unreadable: 0 };
  await work((resealing) => {
    count[resealing] += 1;
    onProgress(count.anew + count.already + count.unreadable);
  });
  return count;
}
