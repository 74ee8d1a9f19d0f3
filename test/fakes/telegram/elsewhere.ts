import { buttonsOf, type Payload, Refused, textOf } from './content.ts';
import type { ElsewhereMessage, TelegramWorld } from './world.ts';

const fileFields = ['photo_file_id', 'mpeg4_file_id', 'video_file_id', 'document_file_id'] as const;

/** The answer to what somebody types after the bot's name. */
export function answerInline(world: TelegramWorld, payload: Payload): true {
  const query = String(payload.inline_query_id);
  if (world.inlineAnswers.has(query))
    throw new Refused(400, 'Bad Request: query is too old and response timeout expired');
  const results = payload.results as readonly Payload[];
  if (results.length > 50) throw new Refused(400, 'Bad Request: RESULTS_TOO_MUCH');
  if (new Set(results.map(({ id }) => id)).size < results.length)
    throw new Refused(400, 'Bad Request: RESULT_ID_DUPLICATE');
  const { start_parameter: word = '' } = (payload.button ?? {}) as { start_parameter?: string };
  if (payload.button && !/^[\w-]{1,64}$/.test(word)) throw new Refused(400, 'Bad Request: START_PARAM_INVALID');
  for (const result of results) contentOf(world, result);
  world.inlineAnswers.set(query, payload);
  return true;
}

/** A query of a guest is answered once. */
export function answerGuest(world: TelegramWorld, { guest_query_id: query, result }: Payload): object {
  const id = String(query);
  if (world.elsewhere.has(id)) throw new Refused(400, 'Bad Request: query is too old and response timeout expired');
  const content = contentOf(world, result as Payload);
  world.elsewhere.set(id, { ...content, history: [content.text ?? `[${content.file}]`] });
  return { inline_message_id: `inline-${id}` };
}

/** Nothing can be uploaded into a message that is in no chat of the bot. */
export function editInline(world: TelegramWorld, payload: Payload): true {
  const message = world.elsewhere.get(String(payload.inline_message_id).replace(/^inline-/, ''));
  if (!message) throw new Refused(400, 'Bad Request: MESSAGE_ID_INVALID');
  const { media } = payload as { media?: { media: string; caption?: string } };
  const content = media
    ? { text: undefined, file: knownFile(world, media.media), caption: textOf(media.caption, 1_024) }
    : { text: textOf(payload.text, 4_096) };
  if (!media && message.file !== undefined)
    throw new Refused(400, 'Bad Request: there is no text in the message to edit');
  Object.assign(message, content, { buttons: buttonsOf(payload) });
  message.history.push(message.text ?? `[${message.file}]`);
  return true;
}

function contentOf(world: TelegramWorld, result: Payload): Omit<ElsewhereMessage, 'history'> {
  const id = Buffer.byteLength(String(result.id));
  if (id < 1 || id > 64) throw new Refused(400, 'Bad Request: RESULT_ID_INVALID');
  const buttons = buttonsOf(result);
  const field = fileFields.find((name) => name in result);
  if (field) return { buttons, file: knownFile(world, result[field]), caption: textOf(result.caption, 1_024) };
  const { message_text: text } = result.input_message_content as { message_text: string };
  return { buttons, text: textOf(text, 4_096) };
}

function knownFile(world: TelegramWorld, file: unknown): string {
  if (!world.files.has(String(file))) throw new Refused(400, 'Bad Request: wrong file identifier/HTTP URL specified');
  return String(file);
}
