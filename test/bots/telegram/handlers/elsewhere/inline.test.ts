import { expect, it } from 'vitest';
import { createTranslation } from '../../../../../src/bots/translations/index.ts';
import { botMessagesIn, TelegramMember } from '../../../../fakes/telegram/member.ts';
import { photo, startRig } from '../../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('collins.jpg');

it('an inline query offers the latest results of its author alone, and a way to a new one', async () => {
  const rig = await startRig();
  const group = rig.server.world.openChat(-100, 'group', 'Friends');
  const [anna, bert] = [await rig.member(7, 'Anna', { face }), new TelegramMember(rig.server, 8, 'Bert')];
  const button = { text: 'Swap a picture…', start_parameter: 'home' };
  expect(await anna.type('')).toMatchObject({ results: [], button, is_personal: true, cache_time: 0 });
  await anna.send(group, { text: '/swap', replyTo: await anna.write(group, { picture: scene }) });
  await rig.server.until(() => botMessagesIn(group).some(({ media }) => media));
  const result = botMessagesIn(group).find(({ media }) => media);
  const caption = createTranslation().text('caption', { bot: '@swap_bot' });
  await expect
    .poll(async () => (await anna.type('face')).results)
    .toMatchObject([{ type: 'photo', photo_file_id: result?.media?.file, caption }]);
  expect((await bert.type('')).results).toEqual([]);
  if (result) await anna.press(result, 'Delete');
  expect((await anna.type('')).results).toEqual([]);
  await bert.send(bert.home, { text: '/start home' });
  await rig.server.until(() => botMessagesIn(bert.home)[0]?.text?.startsWith('Send me a photo') === true);
  expect(rig.errors).toEqual([]);
});
