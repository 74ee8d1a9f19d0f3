import { describe, expect, it } from 'vitest';
import { botMessagesIn } from '../../../../fakes/telegram/member.ts';
import type { ChatMessage } from '../../../../fakes/telegram/world.ts';
import { photo, startRig } from '../../rig.ts';

const face = photo('luciano.jpg');
const scene = photo('collins.jpg');
const hasResult = ({ media }: ChatMessage): boolean => media !== undefined;

describe('an edited message', () => {
  it('is a command once its caption is /swap, and no other edit is', async () => {
    const rig = await startRig();
    const group = rig.server.world.openChat(-100, 'group', 'Friends');
    const anna = await rig.member(7, 'Anna', { face });
    const results = () => botMessagesIn(group).filter(hasResult);
    const picture = await anna.send(group, { picture: scene, caption: 'look' });
    anna.edit(picture, 'look at this');
    anna.edit(picture, '/swap');
    await rig.server.until(() => results().length === 1);
    anna.edit(picture, '/swap all');
    const command = await anna.send(group, { picture: scene, caption: '/swap' });
    await rig.server.until(() => results().length === 2);
    anna.edit(command, '/swap 2');
    const text = await anna.send(group, { text: '/swap', replyTo: picture });
    await rig.server.until(() => results().length === 3);
    rig.server.push({ edited_message: rig.server.world.messageJson(text) });
    await anna.send(group, { text: '/jobs' });
    await rig.server.until(() => botMessagesIn(group).some((one) => one.text?.startsWith('Your swaps')));
    expect(botMessagesIn(group)).toHaveLength(4);
    expect(rig.server.calls.find(({ method }) => method === 'getUpdates')?.payload.allowed_updates).toContain(
      'edited_message',
    );
  });

  it('means the whole album that it is in', async () => {
    const rig = await startRig();
    const group = rig.server.world.openChat(-100, 'group', 'Friends');
    const anna = await rig.member(7, 'Anna', { face });
    const [first] = await anna.sendAlbum(group, [{ picture: scene }, { picture: photo('hopper.jpg') }]);
    await rig.server.until(() => rig.server.waiting === 0);
    if (first) anna.edit(first, '/swap');
    await rig.server.until(() => botMessagesIn(group).filter(hasResult).length === 2);
    expect(rig.errors).toEqual([]);
  });
});
