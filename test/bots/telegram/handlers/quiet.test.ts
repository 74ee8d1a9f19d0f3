import { describe, expect, it } from 'vitest';
import type { SwapProvider } from '../../../../src/core/ports/provider.ts';
import { botMessagesIn } from '../../../fakes/telegram/member.ts';
import { quickProvider } from '../bot.ts';
import { photo, type Rig, startRig } from '../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('collins.jpg');

async function start(options: Parameters<typeof startRig>[0] = {}) {
  const rig = await startRig(options);
  const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
  const anna = await rig.member(7, 'Anna', { face });
  const target = await anna.write(group, { picture: scene });
  return { rig, group, anna, target };
}

const marked = (rig: Rig, count: number): Promise<void> =>
  rig.server.until(() => rig.server.calls.filter(({ method }) => method === 'setMessageReaction').length >= count);

describe('in a group, the bot', () => {
  it('marks a command when it takes it and when the result stands, and not in a private chat', async () => {
    const gate = Promise.withResolvers<void>();
    const { rig, group, anna, target } = await start({ provider: quickProvider({ until: () => gate.promise }) });
    const command = await anna.send(group, { text: '/swap', replyTo: target });
    await marked(rig, 1);
    expect(command.reactions).toEqual(['👀']);
    gate.resolve();
    await marked(rig, 2);
    expect(command.reactions).toEqual(['👀', '👌']);
    expect(botMessagesIn(group)[0]?.media).toBeDefined();
    const home = await anna.send(anna.home, {
      text: '/swap',
      replyTo: await anna.write(anna.home, { picture: scene }),
    });
    await rig.server.until(() => botMessagesIn(anna.home).some(({ media }) => media !== undefined));
    expect(home.reactions).toEqual([]);
  });

  it('takes its mark back where there is no result, and goes on where a chat allows no reactions', async () => {
    const submit: SwapProvider['submit'] = async () => ({ state: 'refused', reason: 'no-face', subject: 'target' });
    const { rig, group, anna, target } = await start({ provider: { ...quickProvider(), submit } });
    const command = await anna.send(group, { text: '/swap', replyTo: target });
    await marked(rig, 1);
    await rig.server.until(() => ['', '👀,'].includes(command.reactions.join()) && command.reactions.length > 0);
    rig.server.faults.push(
      { method: 'setMessageReaction', status: 400 },
      { method: 'setMessageReaction', status: 429 },
    );
    const [refusal] = botMessagesIn(group);
    await anna.send(group, { text: '/swap', ...(refusal && { replyTo: refusal }) }); // which means its picture
    await rig.server.until(() => botMessagesIn(group)[1]?.text?.includes('face') === true);
    expect(rig.errors).toEqual([]);
  });

  it('says what concerns one person for a minute, and in private for good', async () => {
    const quota = { take: async () => 'member-day' as const, giveBack: async () => undefined };
    const { rig, group, anna, target } = await start({ speed: 300, swaps: { quota } });
    await anna.send(group, { text: '/swap' });
    await rig.server.until(() => botMessagesIn(group).length === 1);
    const [hint] = botMessagesIn(group);
    expect(hint?.text).toMatch(/picture/);
    await anna.send(anna.home, { text: '/swap' });
    await anna.send(group, { text: '/swap', replyTo: target });
    await rig.server.until(() => botMessagesIn(group).some(({ text }) => text?.includes('swaps for today') === true));
    await rig.server.until(() => botMessagesIn(group).length === 0); // the refusal as well
    expect(hint?.isGone).toBe(true);
    expect(botMessagesIn(anna.home)).toHaveLength(1);
    expect(rig.errors).toEqual([]);
  });
});
