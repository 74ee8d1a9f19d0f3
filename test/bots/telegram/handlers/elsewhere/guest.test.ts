import { describe, expect, it } from 'vitest';
import { createTranslation } from '../../../../../src/bots/translations/index.ts';
import { botMessagesIn, TelegramMember } from '../../../../fakes/telegram/member.ts';
import type { ChatMessage, ElsewhereMessage } from '../../../../fakes/telegram/world.ts';
import { quickProvider } from '../../bot.ts';
import { photo, type RigOptions, startRig } from '../../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('collins.jpg');
const english = createTranslation();
const text = (key: string, values = {}): string => english.text(key, { bot: '@swap_bot', name: 'Anna', ...values });

/** Anna, who has promised, and a chat that the bot is not in. */
async function start(options: RigOptions = {}) {
  const rig = await startRig(options);
  const anna = await rig.member(7, 'Anna', { face });
  const club = rig.server.world.openChat(-900, 'supergroup', 'Club');
  const picture = await anna.write(club, { picture: scene });
  club.closed = { code: 403, description: 'Forbidden: bot is not a member of the supergroup chat' };
  const shown = async (query: string, fits: (message: ElsewhereMessage) => boolean): Promise<ElsewhereMessage> => {
    const find = () => rig.server.world.elsewhere.get(query);
    await rig.server.until(() => fits(find() ?? { buttons: [], history: [] }));
    return find() as ElsewhereMessage;
  };
  return { rig, anna, club, picture, shown };
}

const isPicture = ({ file }: ElsewhereMessage): boolean => file !== undefined;
const says = (said: string) => (message: ElsewhereMessage) => message.text === said;
const resultIn = (messages: readonly ChatMessage[]) => messages.find(({ media }) => media !== undefined);

describe('a mention in a chat that the bot is not in', () => {
  it('is answered with the result, which the private chat has first', async () => {
    const { rig, anna, club, picture, shown } = await start();
    rig.server.world.openChat(7, 'private');
    const query = await anna.summon(club, { text: '@swap_bot', replyTo: picture });
    const answer = await shown(query, isPicture);
    const own = resultIn(botMessagesIn(anna.home));
    expect(answer.file).toBe(own?.media?.file);
    expect(answer.caption).toBe(text('caption'));
    expect(botMessagesIn(club)).toEqual([]);
    expect(own && (await anna.press(own, 'Delete'))).toBe(text('delete-failed'));
    expect(rig.errors).toEqual([]);
  });

  it('says that it takes longer, and becomes the result', async () => {
    const gate = Promise.withResolvers<void>();
    const { rig, anna, club, picture, shown } = await start({ provider: quickProvider({ until: () => gate.promise }) });
    rig.server.world.openChat(7, 'private');
    const query = await anna.summon(club, { text: '@swap_bot all', replyTo: picture });
    await shown(query, says(text('guest-working')));
    gate.resolve();
    expect((await shown(query, isPicture)).history).toHaveLength(2);
    expect(rig.errors).toEqual([]);
  });

  it('opens the private chat first, where the promise is given', async () => {
    const { rig, club, picture, shown } = await start();
    const bert = new TelegramMember(rig.server, 8, 'Bert');
    const query = await bert.summon(club, { caption: '@swap_bot', picture: face, replyTo: picture });
    const { buttons } = await shown(query, says(text('guest-closed', { name: 'Bert' })));
    const [, word] = /^https:\/\/t\.me\/swap_bot\?start=([\w-]{16})$/.exec(buttons[0]?.url ?? '') ?? [];
    await bert.send(bert.home, { text: `/start ${word}` });
    await rig.server.until(() => botMessagesIn(bert.home).some(({ buttons: [first] }) => first?.text === 'I promise'));
    const [promise] = botMessagesIn(bert.home);
    if (promise) await bert.press(promise, 'I promise');
    const { file } = await shown(query, isPicture);
    expect(file).toBe(resultIn(botMessagesIn(bert.home))?.media?.file);
    expect(rig.errors).toEqual([]);
  });

  it('tells what is missing, and why a swap failed only in private', async () => {
    const submit = async () => ({ state: 'refused', reason: 'no-face', subject: 'target' }) as const;
    const { rig, anna, club, picture, shown } = await start({ provider: { ...quickProvider(), submit } });
    rig.server.world.openChat(7, 'private');
    const carl = await rig.member(9, 'Carl');
    rig.server.world.openChat(9, 'private');
    const faceless = await carl.summon(club, { text: 'hey @swap_bot', replyTo: picture });
    expect((await shown(faceless, says(text('guest-words', { words: 'hey' })))).buttons).toEqual([]);
    const unsaved = await carl.summon(club, { text: '@swap_bot', replyTo: picture });
    const { buttons } = await shown(unsaved, says(text('error-no-saved-face')));
    expect(buttons[0]).toMatchObject({ text: 'Save my face', url: 'https://t.me/swap_bot?start=face' });
    const bare = await anna.summon(club, { text: '@swap_bot' });
    await shown(bare, says(text('guest-no-picture')));
    const failed = await anna.summon(club, { text: '@swap_bot', replyTo: picture });
    await shown(failed, says(text('guest-failed')));
    await rig.server.until(() => botMessagesIn(anna.home)[0]?.text?.includes('face') === true);
    expect(rig.errors).toEqual([]);
  });
});
