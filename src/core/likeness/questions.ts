import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import { UserError } from '../errors.ts';
import { type MediaRef, Requester, SwapRequest } from '../ports/chat.ts';
import { type LikenessConsents, likenessOf, likenessRef, type StandingAnswer } from '../ports/likeness.ts';
import { type FaceBook, isSameMember, type Member, type MemberHash, StoredMember } from '../ports/members.ts';
import type { ExpiringStore } from '../ports/storage.ts';
import { askedKey, dayMs, findWho, keepWho, type Permit, permitKey, whoKey } from './kept.ts';

export type LikenessAnswer = 'once' | 'always' | 'never';

/**
 * A question to a depicted member, and the requests that wait for the answer. It ends after a day; an answered one is kept
 * for another day.
 */
export const LikenessQuestion = z.object({
  /** 16 characters that cannot be guessed. */
  key: z.string(),
  depicted: StoredMember,
  requester: Requester,
  /** As the requester is called there. */
  name: z.string().optional(),
  as: z.enum(['avatar', 'face']),
  requests: z.array(SwapRequest).min(1),
  /** Milliseconds since the epoch. */
  askedAt: z.number(),
  /** The press that has answered it. It is handled again after a restart, and then goes on. */
  answered: z.object({ event: z.string(), answer: z.enum(['once', 'always', 'never']) }).optional(),
});
export type LikenessQuestion = z.infer<typeof LikenessQuestion>;

export type Answered =
  | { readonly kind: 'over' }
  | { readonly kind: 'not-yours' }
  | { readonly kind: 'no'; readonly question: LikenessQuestion }
  /** `requests` may be requested now; those that have their job already, from before a restart, must be left out. */
  | { readonly kind: 'yes'; readonly question: LikenessQuestion; readonly requests: readonly SwapRequest[] };

/** What fronts do for members about pictures of each other. */
export interface LikenessQuestions {
  /** A source that is a picture of the member. Throws UserError `likeness-no-picture` where there is none. */
  refer(depicted: Member, hasAvatar: boolean): Promise<MediaRef>;
  /**
   * Stores a question about requests that threw ConsentNeeded, all about the same member; at most one a day for each
   * requester and member, and a few for each requester. `event` names what the requester did. Throws UserError
   * `likeness-asked` or `likeness-asked-often`.
   */
  ask(requests: readonly SwapRequest[], event: string, name?: string): Promise<LikenessQuestion>;
  /** The question of the last day that was asked for the event; it may be answered. */
  findAsked(event: string): Promise<LikenessQuestion | undefined>;
  /** The question could not be shown: it does not count. */
  unask(question: LikenessQuestion): Promise<void>;
  /** `event` names the press: of several presses one answers, and does so again when it is handled again. */
  answer(key: string, by: Member, answer: LikenessAnswer, event: string): Promise<Answered>;
  /** Nobody else may use the member's pictures any more. Returns the questions that were open. */
  optOut(member: Member): Promise<readonly LikenessQuestion[]>;
  optIn(member: Member): Promise<void>;
  /** The member's answers that still hold. */
  answersOf(depicted: Member): Promise<readonly StandingAnswer[]>;
  takeBack(depicted: Member, requester: Member): Promise<void>;
  /** Deletes what tells of the member; what protects somebody stays as hashes. */
  forget(member: Member): Promise<void>;
}

export interface LikenessQuestionsParts {
  readonly consents: LikenessConsents;
  readonly faces: Pick<FaceBook, 'list'>;
  readonly expiringStore: ExpiringStore;
  readonly memberHash: MemberHash;
  readonly clock: Pick<Clock, 'now'>;
}

export function createLikenessQuestions(parts: LikenessQuestionsParts): LikenessQuestions {
  const { consents, expiringStore, memberHash, clock } = parts;
  const store = createQuestionStore(parts);

  async function depictedIn([first]: readonly SwapRequest[]) {
    const likeness = first?.source && likenessOf(first.source);
    const depicted = likeness && (await findWho(likeness.of, { expiringStore }));
    if (!first || !likeness || !depicted) throw new UserError('likeness-refused');
    return { depicted, as: likeness.as, requester: first.requester };
  }

  async function permitted({ key, requests, requester, depicted }: LikenessQuestion): Promise<readonly SwapRequest[]> {
    const permit: z.infer<typeof Permit> = { depicted: memberHash(depicted), requester: memberHash(requester) };
    return Promise.all(
      requests.map(async (request, index) => {
        const name = `${key} ${index}`;
        await expiringStore.put(permitKey(name), permit, { expiresAt: clock.now() + dayMs });
        return { ...request, permit: name };
      }),
    );
  }

  return {
    async refer(depicted, hasAvatar) {
      if (!hasAvatar && (await parts.faces.list(depicted)).length === 0) throw new UserError('likeness-no-picture');
      const of = memberHash(depicted);
      await keepWho(of, depicted, parts);
      return likenessRef({ of, as: hasAvatar ? 'avatar' : 'face' });
    },
    async ask(requests, event, name) {
      const about = await depictedIn(requests);
      const asked = askedKey(memberHash(about.depicted), memberHash(about.requester));
      return expiringStore.withLock(asked, async () => {
        if ((await expiringStore.get(asked)) !== undefined) throw new UserError('likeness-asked');
        if ((await store.countAskedBy(about.requester)) >= mostADay) throw new UserError('likeness-asked-often');
        await expiringStore.put(asked, true, { expiresAt: clock.now() + dayMs }); // first: never twice a day
        const key = randomBytes(12).toString('base64url');
        const question = LikenessQuestion.parse({ ...about, key, name, requests, askedAt: clock.now() });
        await store.open(question, event);
        return question;
      });
    },
    findAsked: store.findAsked,
    async unask({ key, depicted, requester }) {
      await store.end(key);
      await expiringStore.delete(askedKey(memberHash(depicted), memberHash(requester)));
    },
    async answer(key, by, answer, event) {
      const given = await store.answer(key, by, { event, answer });
      if (typeof given === 'string') return { kind: given };
      const { depicted, requester, name, requests, answered } = given;
      const decided = answered?.answer ?? answer;
      if (decided !== 'once') await consents.answer({ depicted, requester }, decided, name);
      if (decided === 'never') return { kind: 'no', question: given };
      return { kind: 'yes', question: given, requests: decided === 'once' ? await permitted(given) : requests };
    },
    async optOut(member) {
      await consents.optOut(member);
      return store.endAll(member, ({ depicted }) => isSameMember(depicted, member));
    },
    optIn: consents.optIn,
    answersOf: consents.answersOf,
    takeBack: (depicted, requester) => consents.takeBack({ depicted, requester }),
    async forget(member) {
      await consents.removeAll(member);
      await store.endAll(member, () => true);
      await expiringStore.delete(whoKey(memberHash(member)));
    },
  };
}

/** A question notifies a person, so that one requester asks no more people than this in a day. */
const mostADay = 10;

const Keys = z.array(z.string());

/** Questions by their keys, and for each member the keys of the questions that name them. */
function createQuestionStore({ expiringStore, memberHash, clock }: LikenessQuestionsParts) {
  const keyOf = (key: string): string => `likeness question ${key}`;
  const eventKey = (event: string): string => `likeness asked by ${event}`;
  const listOf = (member: Member): string => `likeness questions ${memberHash(member)}`;

  function put(question: LikenessQuestion): Promise<void> {
    return expiringStore.put(keyOf(question.key), question, { expiresAt: clock.now() + dayMs, secret: true });
  }

  async function find(key: string): Promise<LikenessQuestion | undefined> {
    return LikenessQuestion.safeParse(await expiringStore.get(keyOf(key))).data;
  }

  async function questionsOf(member: Member): Promise<readonly LikenessQuestion[]> {
    const keys = Keys.catch([]).parse(await expiringStore.get(listOf(member)));
    return (await Promise.all(keys.map(find))).filter((question) => question !== undefined);
  }

  async function list(member: Member, key: string): Promise<void> {
    const name = listOf(member);
    await expiringStore.withLock(name, async () => {
      const known = (await questionsOf(member)).map((question) => question.key);
      await expiringStore.put(name, [...known, key], { expiresAt: clock.now() + 2 * dayMs }); // as long as answered ones
    });
  }

  async function end(key: string): Promise<LikenessQuestion | undefined> {
    return LikenessQuestion.safeParse(await expiringStore.take(keyOf(key))).data;
  }

  return {
    end,
    async open(question: LikenessQuestion, event: string): Promise<void> {
      await put(question);
      await expiringStore.put(eventKey(event), question.key, { expiresAt: clock.now() + dayMs });
      await list(question.depicted, question.key);
      await list(question.requester, question.key);
    },
    async countAskedBy(requester: Member): Promise<number> {
      const since = clock.now() - dayMs;
      const asked = (await questionsOf(requester)).filter((one) => isSameMember(one.requester, requester));
      return asked.filter(({ askedAt }) => askedAt > since).length;
    },
    async findAsked(event: string): Promise<LikenessQuestion | undefined> {
      const key = z.string().safeParse(await expiringStore.get(eventKey(event))).data;
      return key === undefined ? undefined : find(key);
    },
    /** The question as it was answered by this event, or why it cannot be. */
    answer(
      key: string,
      by: Member,
      answered: NonNullable<LikenessQuestion['answered']>,
    ): Promise<LikenessQuestion | 'over' | 'not-yours'> {
      return expiringStore.withLock(keyOf(key), async () => {
        const question = await find(key);
        if (!question) return 'over';
        if (!isSameMember(question.depicted, by)) return 'not-yours';
        if (question.answered) return question.answered.event === answered.event ? question : 'over';
        const after = { ...question, answered };
        await put(after);
        return after;
      });
    },
    /** Returns those that were not answered yet. */
    async endAll(
      member: Member,
      isMeant: (question: LikenessQuestion) => boolean,
    ): Promise<readonly LikenessQuestion[]> {
      const ended: LikenessQuestion[] = [];
      for (const { key } of await questionsOf(member)) {
        await expiringStore.withLock(keyOf(key), async () => {
          const question = await find(key);
          if (!question || !isMeant(question)) return;
          await end(key);
          if (!question.answered) ended.push(question);
        });
      }
      return ended;
    },
  };
}
