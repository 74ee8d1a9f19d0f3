import { TelegramServer as OtherServer } from '@bonkers-agency/grammy-test';
import { TelegramServer as TelegramTestApi } from 'telegram-test-api/lib/telegramServer.js';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../../e2e/command-line.ts';
import { hurriedClock } from '../../../fakes/clocks/hurried-clock.ts';
import { freePort } from '../../../fakes/free-port.ts';
import { startLoopbackServer } from '../../../fakes/loopback-server.ts';
import { startBot } from '../bot.ts';

const token = '4242:AAE-canary_token-that-must-not-be-seen-0';

async function startAgainst(root: string): Promise<unknown[]> {
  const errors: unknown[] = [];
  const bot = await startBot({
    clock: hurriedClock(20),
    folder: temporaryFolder(),
    owner: 'process-1',
    environment: { TELEGRAM_TOKEN: token, TELEGRAM_API_ROOT: root },
    onError: (error) => errors.push(error),
  });
  onTestFinished(() => bot.stop());
  return errors;
}

it('works with the server of telegram-test-api: commands, buttons and edits', async () => {
  const port = await freePort();
  const other = new TelegramTestApi({ host: '127.0.0.1', port });
  await other.start();
  onTestFinished(async () => void (await other.stop()));
  await startAgainst(`http://127.0.0.1:${port}`);
  const person = other.getClient(token, { userId: 7, chatId: 7, firstName: 'Anna', type: 'private', timeout: 60_000 });
  await person.sendCommand(person.makeCommand('/privacy'));
  const { result } = await person.getUpdates();
  const [answer] = result.map(
    ({ message }) => message as { text: string; reply_markup: { inline_keyboard: { callback_data: string }[][] } },
  );
  expect(answer?.text).toMatch(/What I keep about you/);
  const data = answer?.reply_markup.inline_keyboard[0]?.[0]?.callback_data ?? '';
  await person.sendCallback(person.makeCallbackQuery(data, { message: { message_id: result[0]?.messageId ?? 0 } }));
  await other.waitBotEdits();
  const edited = other.storage.botMessages.map(({ message }) => message.text);
  expect(edited.at(-1)).toMatch(/Delete everything about you\?/);
}, 120_000);

it('works with the server of grammy-test: commands, menus, documents and reactions', async () => {
  const other = new OtherServer({ id: 4_242, is_bot: true, first_name: 'Swap', username: 'swap_bot' } as never);
  const updates: object[] = [];
  let onUpdate = (): void => undefined;
  const push = (update: object): void => {
    updates.push(update);
    onUpdate();
  };
  const bridge = await startLoopbackServer(async (request, response) => {
    const chunks = await request.toArray();
    const payload = JSON.parse(Buffer.concat(chunks).toString() || '{}');
    const method = request.url?.split('/').at(-1) ?? '';
    const isPoll = method === 'getUpdates';
    if (isPoll && updates.length === 0) {
      await new Promise<void>((resolve) => {
        onUpdate = resolve;
        request.socket.once('close', resolve); // the bot has stopped
      });
    }
    const answer = isPoll
      ? { ok: true, result: updates.splice(0) }
      : await other.handleApiCall(method, payload).then(
          (result) => ({ ok: true, result }),
          (error) => ({
            ok: false,
            error_code: error.error_code ?? 400,
            description: String(error.description ?? error),
          }),
        );
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  onTestFinished(() => bridge.close());
  const errors = await startAgainst(bridge.origin);
  const user = { id: 7, is_bot: false, first_name: 'Anna' };
  const chat = { id: 7, type: 'private' as const, first_name: 'Anna' };
  push(other.simulateUserCommand(user, chat, '/language'));
  const said = () => other.chatState.getAllMessages(7).map(({ text }) => text ?? '');
  await expect.poll(said, { timeout: 30_000 }).toContain('Choose a language');
  const question = other.chatState.getAllMessages(7).find(({ text }) => text?.startsWith('Choose a language'));
  const data = question?.reply_markup?.inline_keyboard[0]?.[1];
  push(other.simulateCallbackQuery(user, chat, data && 'callback_data' in data ? data.callback_data : '', question));
  await expect.poll(said, { timeout: 30_000 }).toContain('Auf Deutsch umgestellt.');
  const document = other.simulateDocumentMessage(user, chat, 'scene.jpg', 'image/jpeg');
  push(document);
  await expect.poll(said, { timeout: 30_000 }).toContain('Was soll ich mit diesem Bild machen?');
  const id = document.message?.message_id ?? 0;
  push(other.simulateMessageReaction(user, chat, id, [{ type: 'emoji', emoji: '🤪' }]));
  await expect.poll(said, { timeout: 30_000 }).toContainEqual(expect.stringMatching(/^Du hast kein Gesicht/));
  expect(errors).toEqual([]);
}, 120_000);
