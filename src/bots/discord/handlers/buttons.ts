import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import { isSameMember } from '../../../core/ports/members.ts';
import type { Front } from '../context.ts';
import { say } from '../messages/escape.ts';
import type { Answer } from '../messages/interaction-response.ts';
import { type Asked, Misfit, read } from '../transport/payloads.ts';
import { askedBefore, settle } from './asking.ts';
import { askToForget, forget } from './help.ts';
import { pressOfJob } from './job-buttons.ts';
import { turnJobs } from './jobs-command.ts';
import { withPicture } from './menus.ts';
import { changeSetting } from './settings-command.ts';
import { declinePromise, goOnAfterPromise, promiseAwaited, request, show } from './swap-request.ts';

const Pressed = z.object({
  custom_id: z.string(),
  values: z.array(z.string()).nullish(),
  resolved: z.object({ roles: z.record(z.string(), z.unknown()).nullish() }).nullish(),
});

/** A button or a list on one of our messages: what was pressed, and the job or question its id names. */
export async function press(asked: Asked, answer: Answer, front: Front): Promise<void> {
  const { custom_id, values, resolved } = read(Pressed, asked.data);
  const [word = '', argument = ''] = custom_id.split(':');
  switch (word) {
    case 'cancel':
    case 'again':
    case 'retry':
    case 'show':
    case 'publish':
    case 'delete':
      return pressOfJob(word, argument, asked, answer, front);
    case 'jobs':
      return turnJobs(Number(argument), asked, answer, front);
    case 'agree':
    case 'decline':
      return decide(word, asked, answer, front);
    case 'pick':
      return pick(argument, values?.[0] ?? '', asked, answer, front);
    case 'set':
      return changeSetting(
        argument,
        { values: values ?? [], roles: Object.keys(resolved?.roles ?? {}) },
        asked,
        answer,
        front,
      );
    case 'forget':
      return askToForget(asked, answer, front);
    case 'forget-sure':
      return forget(asked, answer, front);
    case 'dismiss':
      return answer.replace({ content: say(front.messages(asked.locale), 'stopped') });
    default:
      throw new Misfit('it means nothing here');
  }
}

async function decide(word: 'agree' | 'decline', asked: Asked, answer: Answer, front: Front): Promise<void> {
  const message = asked.message?.id ?? '';
  const awaited = await promiseAwaited(message, asked, front);
  const messages = front.messages(asked.locale);
  if (!awaited) return answer.tell({ content: say(messages, 'asking-over') });
  if (!isSameMember(awaited.person, asked.person)) throw new UserError('not-yours');
  if (word === 'decline') {
    await declinePromise(message, front);
    return answer.replace({ content: say(messages, 'promise-declined') });
  }
  const reply = await answer.takeOver(awaited.isPrivate);
  await show(reply, { content: say(messages, 'promise-given') }, front);
  await goOnAfterPromise(message, asked, reply, front);
}

async function pick(key: string, chosen: string, asked: Asked, answer: Answer, front: Front): Promise<void> {
  const question = await askedBefore(key, front);
  if (question && question.person !== asked.person.id) throw new UserError('not-yours');
  const picture = question?.pictures[Number(chosen)];
  const isMine = question && picture && (await settle(key, front)) !== undefined;
  if (!isMine) return answer.tell({ content: say(front.messages(asked.locale), 'asking-over') });
  if (!question.isInPlace) return withPicture(question.purpose, picture, asked, answer, front);
  const reply = await answer.takeOver(false);
  await request({ target: picture, source: question.source }, asked, reply, front);
}
