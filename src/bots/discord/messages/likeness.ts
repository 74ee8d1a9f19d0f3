import type { LikenessAnswer, LikenessQuestion } from '../../../core/likeness/questions.ts';
import type { StandingAnswer } from '../../../core/ports/likeness.ts';
import type { Translation } from '../../translations/index.ts';
import type { MessageBody } from '../transport/api.ts';
import { buttonRow, selectRow, verbButton } from './components.ts';
import { markdown, writtenCommand } from './escape.ts';

type Parties = Pick<LikenessQuestion, 'depicted' | 'requester'>;

function mentionsOf({ depicted, requester }: Parties) {
  return { depicted: mention(depicted), requester: mention(requester) };
}

function mention({ id }: { readonly id: string }): string {
  return `<@${id}>`;
}

/** Asks the depicted member, who is told by a mention. */
export function questionBody(question: LikenessQuestion, isPrivate: boolean, translation: Translation): MessageBody {
  const values = { as: question.as, place: isPrivate ? 'private' : 'here' };
  const button = (answer: LikenessAnswer) => ({
    id: `${answer}:${question.key}`,
    text: translation.text(`likeness-question-${answer}`),
  });
  return {
    content: markdown(translation, 'likeness-question', values, mentionsOf(question)),
    rows: [
      buttonRow(
        { ...button('once'), style: 'primary' },
        { ...button('always'), style: 'primary' },
        { ...button('never'), style: 'danger' },
      ),
    ],
    mentions: [question.depicted.id],
  };
}

/** The question once it was answered; `ended` where the member has opted out. */
export function answeredBody(
  question: Parties,
  answer: LikenessAnswer | 'ended',
  translation: Translation,
): MessageBody {
  const raw = { ...mentionsOf(question), privacy: writtenCommand('privacy', translation) };
  if (answer === 'ended') return { content: markdown(translation, 'likeness-ended', {}, raw) };
  return { content: markdown(translation, 'likeness-answered', { answer }, raw) };
}

/** What the requester reads meanwhile. A message that only the requester sees can later be changed only by a button. */
export function waitingBody({ depicted }: Parties, isPrivate: boolean, translation: Translation): MessageBody {
  const content = markdown(translation, 'likeness-waiting', {}, { name: mention(depicted) });
  return { content, rows: isPrivate ? [buttonRow(verbButton(translation, 'show', 'primary'))] : [] };
}

/** A sentence to the requester about the answer. */
export function aboutDepicted(key: string, { depicted }: Parties, translation: Translation): MessageBody {
  return { content: markdown(translation, key, {}, { name: mention(depicted) }) };
}

/** Whom a member has answered for good, with a menu that takes an answer back. */
export function answersBody(answers: readonly StandingAnswer[], translation: Translation): MessageBody {
  if (answers.length === 0) return { content: markdown(translation, 'likeness-answers-none') };
  const shown = answers.slice(-25);
  const lines = shown.map(({ requester, answer }, index) => {
    return `${index + 1}. ${markdown(translation, 'likeness-standing', { answer }, { name: mention(requester) })}`;
  });
  const choices = shown.map(({ requester }, index) => ({ value: requester.id, text: `${index + 1}` }));
  return {
    content: [markdown(translation, 'likeness-answers-title'), ...lines].join('\n'),
    rows: [selectRow({ id: 'take-back', choices })],
  };
}
