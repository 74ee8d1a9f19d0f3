import { savedFaceRef } from '../../../../core/ports/members.ts';
import type { TelegramContext } from '../../context.ts';
import { bold, escaped } from '../../messages/html.ts';
import { button, type Keyboard } from '../../messages/keyboard.ts';
import type { MessageRef } from '../../messages/message-index.ts';
import { editText } from '../../messages/send.ts';
import { memberOf } from '../../transport/update.ts';
import type { Actor } from '../actor.ts';
import { intentOf } from '../swap-intent.ts';
import { requestSwap } from '../swap-request.ts';
import { type Draft, draftOf, dropDraft, keepDraft, stopRow } from './draft.ts';
import { keepOrAsk } from './keep-photo.ts';
import { faceQuestion, faceRows } from './questions.ts';

export const draftActions = ['face', 'scene', 'save', 'use', 'unnamed', 'stop'] as const;
export type DraftAction = (typeof draftActions)[number];

interface DraftPress {
  readonly action: DraftAction;
  readonly key: string;
  /** The position of the chosen face in the list; empty for other buttons. */
  readonly choice: string;
  readonly messageRef: MessageRef;
}

/** Handles a button of a question in a private chat. Returns the answer to the press. */
export async function answerDraft(
  context: TelegramContext,
  actor: Actor,
  press: DraftPress,
): Promise<string | undefined> {
  const { author, translation } = actor;
  const draft = await draftOf(context, author);
  if (!draft || draft.key !== press.key) return translation.text('asking-over');
  const isOver = await act(context, actor, { ...draft, question: press.messageRef }, press);
  if (isOver) await dropDraft(context, author);
  return undefined;
}

/** False while the draft waits for more. */
async function act(
  context: TelegramContext,
  actor: Actor,
  draft: Draft & { readonly question: MessageRef },
  { action, choice }: DraftPress,
): Promise<boolean> {
  const { author, translation } = actor;
  const { key, question, pictures } = draft;
  const [picture] = pictures;
  const saved = await context.faces.list(memberOf(author));
  const next = async (waits: Draft['waits'], text: string, rows: Keyboard = []): Promise<false> => {
    await keepDraft(context, author, { ...draft, waits });
    await editText(context, question, bold(text), [...rows, stopRow(actor, key)]);
    return false;
  };
  switch (action) {
    case 'stop':
      await editText(context, question, escaped(translation.text('stopped')));
      return true;
    case 'face':
      return next('scene', translation.text('ask-scene'), [[button(translation.text('ask-role-save'), 'save', key)]]);
    case 'scene':
      return next('face', faceQuestion(actor, saved), faceRows(saved, key));
    case 'save':
      return next('name', translation.text('ask-face-name'), [
        [button(translation.text('button-save'), 'unnamed', key)],
      ]);
    case 'unnamed':
      await dropDraft(context, author);
      if (picture) await keepOrAsk(context, actor, { photo: picture, face: draft.face, goOn: draft.goOn }, question);
      return false;
    case 'use': {
      const source = savedFaceRef(saved[Number(choice)]?.id ?? 'default');
      if (picture) await requestSwap(context, { ...intentOf(actor), source, targets: pictures, message: question });
      return true;
    }
    default:
      return action satisfies never;
  }
}
