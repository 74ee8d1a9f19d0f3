import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { MediaRef, type RequestedFaces, SwapRequest } from '../../../core/ports/chat.ts';
import type { DiscordContext } from '../context.ts';
import { NamedMember } from '../transport/interaction-data.ts';
import { type Actor, platform } from '../transport/payloads.ts';

/** What a member asks for by a command, form, menu entry, message or reaction. */
export interface SwapIntent {
  readonly target: MediaRef;
  /** The requester's default face when absent, unless every face is given its own. */
  readonly source?: MediaRef | undefined;
  /** Whose picture is the source, in place of `source`. */
  readonly depicted?: NamedMember | undefined;
  /** Where absent, the only face, or those that the requester is asked for. */
  readonly faces?: RequestedFaces | undefined;
  readonly provider?: string | undefined;
  /** Whether nothing but their order told which of two pictures is the face. */
  readonly isGuessed?: boolean | undefined;
}

/** What a form, a button or a press on a number continues with once it is answered. */
const OpenQuestion = z.object({
  /** The user id of the member who may answer it. */
  person: z.string(),
  /** What is to be done with the picture, or with the one that is chosen. */
  purpose: z.enum(['swap', 'save']),
  pictures: z.array(MediaRef),
  source: MediaRef.optional(),
  /** Whose picture is put on. */
  depicted: NamedMember.optional(),
  faces: SwapRequest.shape.faces.optional(),
  provider: z.string().optional(),
  isGuessed: z.boolean().optional(),
  /** Whether only the member sees the result; as the place has it when absent. */
  isPrivate: z.boolean().optional(),
  /** Whether the message that asks becomes the answer, where everybody may see that. */
  isInPlace: z.boolean().default(false),
  /** The id of the interaction that has answered it. */
  takenBy: z.string().optional(),
});
export type OpenQuestion = z.infer<typeof OpenQuestion>;
export type QuestionDraft = z.input<typeof OpenQuestion>;

/** As long as the addresses of Discord's files work. */
const openMs = 24 * 60 * 60 * 1_000;

/** The question that a swap waits for. */
export function questionAbout({ target, ...intent }: SwapIntent, { member }: Pick<Actor, 'member'>): QuestionDraft {
  return { person: member.id, purpose: 'swap', pictures: [target], ...intent };
}

/** The swap that waits for a question, with one of its pictures. */
export function intentOf(question: OpenQuestion, target: MediaRef): SwapIntent {
  const { source, depicted, faces, provider, isGuessed } = question;
  return { target, source, depicted, faces, provider, isGuessed };
}

/** Stores a question for a day; the key is short enough for a component's id. With `key`, replaces that question. */
export async function openQuestion(
  question: QuestionDraft,
  { expiringStore, clock }: DiscordContext,
  key = randomBytes(12).toString('base64url'),
): Promise<string> {
  const of = [{ platform, id: question.person }];
  await expiringStore.put(keyOf(key), question, { expiresAt: clock.now() + openMs, of });
  return key;
}

export async function findQuestion(key: string, { expiringStore }: DiscordContext): Promise<OpenQuestion | undefined> {
  return OpenQuestion.safeParse(await expiringStore.get(keyOf(key))).data;
}

/** Of several interactions that answer a question, only the first gets it; the same one gets it again after a restart. */
export function takeQuestion(
  key: string,
  { id }: { readonly id: string },
  context: DiscordContext,
): Promise<OpenQuestion | undefined> {
  return context.expiringStore.withLock(keyOf(key), async () => {
    const question = await findQuestion(key, context);
    if (!question || (question.takenBy ?? id) !== id) return undefined;
    await openQuestion({ ...question, takenBy: id }, context, key);
    return question;
  });
}

function keyOf(key: string): string {
  return `${platform}:ask:${key}`;
}
