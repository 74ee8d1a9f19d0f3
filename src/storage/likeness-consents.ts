import { z } from 'zod';
import type { LikenessConsents, LikenessPair, StandingAnswer } from '../core/ports/likeness.ts';
import { type MemberHash, StoredMember } from '../core/ports/members.ts';
import { type Cipher, createCipher } from './files/encryption.ts';
import { deriveKeys } from './files/secret-key.ts';
import { createKeyedMutex, type WithLock } from './keyed-mutex.ts';
import type { StoreKeys } from './keys/store-keys.ts';
import { type OpenTextStore, openKeyv } from './keyv.ts';

/** The answers of a member, by the hash of the requester. `who` is encrypted, and absent once the requester is forgotten. */
const Answers = z.record(z.string(), z.object({ answer: z.enum(['always', 'never']), who: z.string().optional() }));
type Answers = z.infer<typeof Answers>;
const Who = StoredMember.extend({ name: z.string().optional() });
const Hashes = z.array(z.string());

export interface LikenessConsentsParts {
  readonly openTextStore: OpenTextStore;
  readonly keys: Pick<StoreKeys, 'secret'>;
  readonly memberHash: MemberHash;
  /** Over all processes that share the store. */
  readonly withLock?: WithLock | undefined;
}

/**
 * Three kinds of records, each under the hash of a member: that they have opted out, what they have answered, and who has
 * answered them, which finds the answers again when the requester is forgotten.
 */
export function createLikenessConsents(parts: LikenessConsentsParts): LikenessConsents {
  const { openTextStore, keys, memberHash, withLock = createKeyedMutex() } = parts;
  const keyv = openKeyv<unknown>(openTextStore, 'likeness');
  const cipher = createCipher(deriveKeys(keys.secret, 'likeness'));
  const keyOf = (kind: 'out' | 'answers' | 'answers to', hash: string): string => `${kind} ${hash}`;

  async function answersOf(hash: string): Promise<Answers> {
    return Answers.parse((await keyv.get(keyOf('answers', hash))) ?? {});
  }

  async function hasOptedOut(hash: string): Promise<boolean> {
    return (await keyv.get(keyOf('out', hash))) !== undefined;
  }

  async function change(hash: string, changed: (answers: Answers) => Answers | Promise<Answers>): Promise<void> {
    await withLock(`likeness ${hash}`, async () => {
      const kept = await changed(await answersOf(hash));
      if (Object.keys(kept).length > 0) await keyv.set(keyOf('answers', hash), kept);
      else await keyv.delete(keyOf('answers', hash));
    });
  }

  /** Stored before the answer: an entry too many is harmless. */
  async function index(depicted: string, requester: string): Promise<void> {
    const key = keyOf('answers to', requester);
    await withLock(`likeness ${key}`, async () => {
      const known = Hashes.parse((await keyv.get(key)) ?? []);
      if (!known.includes(depicted)) await keyv.set(key, [...known, depicted]);
    });
  }

  async function forgetAsRequester(requester: string): Promise<void> {
    const key = keyOf('answers to', requester);
    for (const depicted of Hashes.parse((await keyv.get(key)) ?? [])) {
      await change(depicted, ({ [requester]: answered, ...others }) =>
        answered?.answer === 'never' ? { ...others, [requester]: { answer: 'never' } } : others,
      );
    }
    await keyv.delete(key);
  }

  return {
    hasOptedOut: (member) => hasOptedOut(memberHash(member)),
    async optOut(member) {
      const hash = memberHash(member);
      await keyv.set(keyOf('out', hash), true);
      await change(hash, refusals);
    },
    async optIn(member) {
      await keyv.delete(keyOf('out', memberHash(member)));
    },
    async answerTo({ depicted, requester }) {
      return (await answersOf(memberHash(depicted)))[memberHash(requester)]?.answer;
    },
    async answer(pair, answer, name) {
      const { depicted, requester } = hashesOf(pair, memberHash);
      await index(depicted, requester);
      const { platform, id } = pair.requester;
      const who = cipher.encryptJson({ platform, id, name } satisfies z.infer<typeof Who>, depicted);
      await change(depicted, async ({ [requester]: _, ...others }) => {
        const isInVain = answer === 'always' && (await hasOptedOut(depicted)); // at the same time, elsewhere
        return isInVain ? others : { ...others, [requester]: { answer, who } };
      });
    },
    async answersOf(member) {
      const depicted = memberHash(member);
      const answers = Object.values(await answersOf(depicted));
      return answers.flatMap(({ answer, who }) =>
        who === undefined ? [] : [{ ...unsealed(who, depicted, cipher), answer }],
      );
    },
    async takeBack(pair) {
      const { depicted, requester } = hashesOf(pair, memberHash);
      await change(depicted, ({ [requester]: _, ...others }) => others);
    },
    async removeAll(member) {
      const hash = memberHash(member);
      await change(hash, refusals);
      await forgetAsRequester(hash);
    },
  };
}

/** Every “never”, without the requesters' names. */
function refusals(answers: Answers): Answers {
  const kept = Object.entries(answers).filter(([, { answer }]) => answer === 'never');
  return Object.fromEntries(kept.map(([requester]) => [requester, { answer: 'never' as const }]));
}

function hashesOf({ depicted, requester }: LikenessPair, memberHash: MemberHash) {
  return { depicted: memberHash(depicted), requester: memberHash(requester) };
}

function unsealed(who: string, context: string, cipher: Cipher): Omit<StandingAnswer, 'answer'> {
  const { name, ...requester } = Who.parse(cipher.decryptJson(who, context));
  return { requester, name };
}
