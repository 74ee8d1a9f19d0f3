import { describe, expect, it } from 'vitest';
import { SwitchedModerator } from '../../../fakes/switched-moderator.ts';
import { botMessagesIn } from '../../../fakes/telegram/member.ts';
import { quickProvider } from '../bot.ts';
import { photo, startRig } from '../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('collins.jpg');
const no = /can't (use|show you)/;

describe('a gate that refuses everything', () => {
  it('refuses every way in, kindly, and nothing reaches a provider or the chat', async () => {
    const moderator = new SwitchedModerator();
    const quick = quickProvider();
    let submitted = 0;
    const provider: typeof quick = {
      ...quick,
      submit(...given) {
        submitted += 1;
        return quick.submit(...given);
      },
    };
    const rig = await startRig({ provider, swaps: { moderator } });
    const anna = await rig.member(7, 'Anna', { face, other: scene });
    const group = rig.server.world.openChat(-100, 'group', 'Friends');
    const picture = await anna.write(group, { picture: scene });
    const said = (chat: typeof group) =>
      botMessagesIn(chat).filter(({ text, caption }) => no.test(`${text}${caption}`));
    await anna.send(group, { text: '/swap', replyTo: picture });
    await rig.server.until(() => botMessagesIn(group).some(({ media }) => media));
    const [done] = botMessagesIn(group);
    if (!done) throw new Error('nothing was shown');
    moderator.behaviour = 'unsafe';
    await anna.send(group, { text: '/swap', replyTo: picture });
    await rig.server.until(() => said(group).length === 1);
    await anna.send(group, { caption: '/swap', picture: face, replyTo: picture });
    await rig.server.until(() => said(group).length === 2);
    await anna.press(done, 'Again with Other');
    await rig.server.until(() => said(group).length === 3);
    await anna.sendAlbum(anna.home, [{ picture: face }, { picture: scene }]);
    await rig.server.until(() => said(anna.home).length === 1);
    await anna.send(anna.home, { picture: face });
    const asked = () => botMessagesIn(anna.home).find(({ text }) => text?.startsWith('Put “Me” on this?'));
    await rig.server.until(() => asked() !== undefined);
    const question = asked();
    if (!question) throw new Error('nothing was asked');
    await anna.press(question, 'This is a new face');
    await anna.press(question, 'Save it as my face');
    await rig.server.until(() => botMessagesIn(anna.home).some(({ text }) => text?.startsWith('What should I call')));
    await anna.send(anna.home, { text: 'Second' });
    await rig.server.until(() => said(anna.home).length === 2);
    expect(submitted).toBe(1);
    expect(botMessagesIn(group).filter(({ media }) => media)).toEqual([done]);
    expect(botMessagesIn(anna.home).filter(({ media }) => media)).toEqual([]);
    expect(rig.errors).toEqual([]);
  });
});
