import { describe, expect, it } from 'vitest';
import type { Verification } from '../../../../../src/core/ports/trust.ts';
import { botMessagesIn } from '../../../../fakes/telegram/member.ts';
import { photo, startRig } from '../../rig.ts';

const known: Verification = { verdict: 'looks-like', at: Date.UTC(2026, 10, 28), provider: 'local' };

/** A group in which the bot knows what collins.jpg is, and the sentences with which the bot answers. */
async function groupWithBot() {
  const verify = async (bytes: Uint8Array): Promise<Verification> =>
    Buffer.compare(bytes, photo('collins.jpg')) === 0 ? known : { verdict: 'unknown' };
  const rig = await startRig({ swaps: { verifier: { verify } } });
  const group = rig.server.world.openChat(-100, 'group', 'Friends');
  const anna = await rig.member(7, 'Anna');
  async function answer(count = 1): Promise<string> {
    await rig.server.until(() => botMessagesIn(group).length >= count);
    return botMessagesIn(group).at(-1)?.text ?? '';
  }
  return { rig, group, anna, answer };
}

describe('/verify', () => {
  it('in reply to a photo says what is known of it', async () => {
    const { rig, group, anna, answer } = await groupWithBot();
    const asked = await anna.write(group, { picture: photo('collins.jpg') });
    await anna.send(group, { text: '/verify', replyTo: asked });
    const said = await answer();
    expect(said).toContain('It looks like something that was made here by AI and saved again since.');
    expect(said).toContain("on November 28, 2026, with this bot's own engine.");
    expect(said).toContain('Apps remove my signature');
    expect(rig.errors).toEqual([]);
  });

  it('looks at a document that it came with, whatever else is replied to', async () => {
    const { group, anna, answer } = await groupWithBot();
    const other = await anna.write(group, { picture: photo('collins.jpg') });
    await anna.send(group, { caption: '/verify', picture: photo('luciano.jpg'), as: 'document', replyTo: other });
    expect(await answer()).toContain('I know nothing about it.');
  });

  it('says so where there is no picture', async () => {
    const { group, anna, answer } = await groupWithBot();
    await anna.send(group, { text: '/verify' });
    expect(await answer()).toBe("I don't see a picture. Reply to a picture, or attach one.");
  });
});
