import { InteractionType } from 'discord.js';
import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { Front } from '../context.ts';
import { errorBody } from '../messages/components.ts';
import { say } from '../messages/escape.ts';
import { type Answer, createAnswer } from '../messages/interaction-response.ts';
import { codes, DiscordError } from '../transport/errors.ts';
import { type Asked, Envelope, Misfit, parseInteraction, read } from '../transport/payloads.ts';
import { complete } from './autocomplete.ts';
import { press } from './buttons.ts';
import { faceCommand } from './face-command.ts';
import { submitForm } from './forms.ts';
import { help, privacy } from './help.ts';
import { cancelCommand, listJobs } from './jobs-command.ts';
import { chooseFromMenu, Menu } from './menus.ts';
import { showSettings } from './settings-command.ts';
import { slashSwap, Typed } from './slash-swap.ts';

const isMenu = z.object({ target_id: z.string() });

/** One interaction, from the gateway's words to its answer. Never rejects: whatever comes in, the person is told something. */
export async function onInteraction(payload: unknown, front: Front): Promise<void> {
  const envelope = Envelope.safeParse(payload).data;
  if (!envelope) return front.onEvent({ kind: 'bug', error: new Error('an interaction that cannot be answered') });
  try {
    const asked = parseInteraction(payload);
    await answerTo(asked, front);
  } catch (error) {
    const { id, token, application_id: application } = envelope;
    await explain(error, { ...fallback, id, token, application, type: Number(envelope.type) }, front);
  }
}

/** What is known of an interaction that makes no sense. */
const fallback: Omit<Asked, 'id' | 'token' | 'application' | 'type'> = {
  person: { platform: 'discord', id: '0' },
  locale: 'en',
  channel: '',
  roles: [],
  isHere: false,
  limitBytes: 0,
  data: undefined,
};

async function answerTo(asked: Asked, front: Front): Promise<void> {
  const answer = createAnswer(asked, front);
  try {
    await dispatch(asked, answer, front);
  } catch (error) {
    if (isTooLate(error)) return front.onEvent({ kind: 'bug', error });
    if (asked.type === InteractionType.ApplicationCommandAutocomplete) return await answer.choices([]);
    await answer.tell(bodyOf(error, asked, front));
  }
}

/** Discord waits for no answer any more. */
function isTooLate(error: unknown): boolean {
  return error instanceof DiscordError && error.code === codes.unknownInteraction;
}

async function dispatch(asked: Asked, answer: Answer, front: Front): Promise<void> {
  switch (asked.type) {
    case InteractionType.ApplicationCommand:
      if (isMenu.safeParse(asked.data).success) return chooseFromMenu(read(Menu, asked.data), asked, answer, front);
      return command(read(Typed, asked.data), asked, answer, front);
    case InteractionType.ApplicationCommandAutocomplete:
      return complete(read(Typed, asked.data), asked, answer, front);
    case InteractionType.MessageComponent:
      return press(asked, answer, front);
    case InteractionType.ModalSubmit:
      return submitForm(asked, answer, front);
    default:
      throw new Misfit('no interaction has this type');
  }
}

function command(typed: Typed, asked: Asked, answer: Answer, front: Front): Promise<void> {
  switch (typed.name) {
    case 'swap':
      return slashSwap(typed, asked, answer, front);
    case 'face':
      return faceCommand(typed, asked, answer, front);
    case 'jobs':
      return listJobs(asked, answer, front);
    case 'cancel':
      return cancelCommand(typed, asked, answer, front);
    case 'settings':
      return showSettings(asked, answer, front);
    case 'privacy':
      return privacy(asked, answer, front);
    case 'help':
      return help(asked, answer, front);
    default:
      throw new Misfit('it means nothing here');
  }
}

/** What a person is told of an error: their own in its words, a misfit as an unknown command, a bug as ours. */
function bodyOf(error: unknown, { locale }: Pick<Asked, 'locale'>, front: Front) {
  const messages = front.messages(locale);
  if (error instanceof UserError) return errorBody(error, messages);
  if (error instanceof z.ZodError || error instanceof Misfit)
    return { content: say(messages, 'unknown-command', { help: '/help' }) };
  front.onEvent({ kind: 'bug', error });
  return { content: say(messages, 'problem-sentence', { problem: 'internal' }) };
}

async function explain(error: unknown, asked: Asked, front: Front): Promise<void> {
  try {
    const answer = createAnswer(asked, front);
    if (asked.type === InteractionType.ApplicationCommandAutocomplete) await answer.choices([]);
    else await answer.tell(bodyOf(error, asked, front));
  } catch (problem) {
    front.onEvent({ kind: 'bug', error: problem });
  }
}
