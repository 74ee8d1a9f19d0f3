import { expect, it } from 'vitest';
import { createTranslation } from '../../../../../src/bots/translations/index.ts';
import { hurriedClock } from '../../../../fakes/clocks/hurried-clock.ts';
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

it('an inline query offers a result for as long as the result is kept', async () => {
  const hour = 3_600_000;
  const hurried = hurriedClock(20);
  let later = 0;
  const clock = { ...hurried, now: () => hurried.now() + later };
  const rig = await startRig({ clock, swaps: { keepResultsMs: 2 * hour } });
  const group = rig.server.world.openChat(-100, 'group', 'Friends');
  const anna = await rig.member(7, 'Anna', { face });
  await anna.send(group, { text: '/swap', replyTo: await anna.write(group, { picture: scene }) });
  await rig.server.until(() => botMessagesIn(group).some(({ media }) => media));
  await expect.poll(async () => (await anna.type('face')).results).toHaveLength(1);
  later = 1.5 * hour;
  expect((await anna.type('face')).results).toHaveLength(1);
  later = 2.5 * hour;
  expect((await anna.type('face')).results).toEqual([]);
});
