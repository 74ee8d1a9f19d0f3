import { describe, expect, it, onTestFinished } from 'vitest';
import { ProviderError } from '../../../../src/core/errors.ts';
import type { SwapProvider, SwapStatus } from '../../../../src/core/ports/provider.ts';
import { LeapingClock } from '../../../fakes/clocks/leaping-clock.ts';
import { botMessagesIn } from '../../../fakes/telegram/member.ts';
import { quickProvider } from '../bot.ts';
import { photo, Rig, type RigOptions } from '../rig.ts';

const face = photo('luciano.jpg');

const lost = (): ProviderError => new ProviderError({ provider: 'akool', problem: 'unreachable' });

/** A vendor that bills. `submits` are the outcomes of its next calls; what is pending is done once `isDone` says so. */
function vendor(submits: (Error | 'pending')[], isDone: () => boolean = () => true): SwapProvider {
  const quick = quickProvider();
  let made: SwapStatus = { state: 'lost' };
  return {
    ...quick,
    name: 'akool',
    bills: true,
    async submit(input, options) {
      const script = submits.shift();
      if (script instanceof Error) {
        await options.beforePaid();
        throw script;
      }
      if (script === undefined) return quick.submit(input, options);
      made = await quick.submit(input, options);
      return { state: 'pending', ticket: 'one' };
    },
    poll: async () => (isDone() ? made : { state: 'pending', ticket: 'one' }),
  };
}

async function start(provider: SwapProvider, options: Pick<RigOptions, 'clock'> = {}) {
  const rig = new Rig({ provider, ...options });
  onTestFinished(() => rig.end());
  const { swaps } = await rig.start();
  const group = rig.server.world.openChat(-100, 'supergroup', 'Friends');
  const anna = await rig.member(7, 'Anna', { face });
  const bert = await rig.member(8, 'Bert');
  return { rig, swaps, group, anna, bert };
}

describe('a swap whose charge is uncertain', () => {
  it('is tried again only if the requester says so, in the same message', async () => {
    const { rig, group, anna, bert } = await start(vendor([lost()]));
    const picture = await anna.write(group, { picture: photo('collins.jpg') });
    await anna.send(group, { text: '/swap', replyTo: picture });
    await rig.server.until(() => botMessagesIn(group)[0]?.text?.includes('may have charged') === true);
    const [message] = botMessagesIn(group);
    if (!message) return;
    expect(message.buttons.map(({ text }) => text)).toEqual(['Try again (may be charged twice)', 'Delete']);
    expect(await bert.press(message, 'Try again')).toBe('Only Anna can press this.');
    await anna.press(message, 'Try again');
    await rig.server.until(() => message.media?.kind === 'photo');
    expect(botMessagesIn(group)).toHaveLength(1);
  });

  it('is tried again from the summary of its album, and its result is sent after the others', async () => {
    const { rig, group, anna } = await start(vendor([lost()]));
    await anna.sendAlbum(group, [
      { picture: photo('collins.jpg'), caption: '/swap' },
      { picture: photo('hopper.jpg') },
    ]);
    const summary = () => botMessagesIn(group).find(({ media }) => media === undefined);
    const photos = () => botMessagesIn(group).filter(({ media }) => media?.kind === 'photo');
    await rig.server.until(() => summary()?.text?.startsWith("1 of 2 done, 1 didn't work") === true);
    expect(photos()).toHaveLength(1);
    const message = summary();
    if (message) await anna.press(message, 'Try again');
    await rig.server.until(() => summary()?.text === 'All 2 done.');
    expect(photos()).toHaveLength(2);
    expect(summary()?.buttons.map(({ text }) => text)).toEqual(['Original quality', 'Delete', 'Report']);
  });
});

it('a result that comes after the end of its swap is offered in its message, and shown there', async () => {
  const clock = new LeapingClock();
  let isDone = false;
  let polls = 0;
  const provider = vendor(['pending'], () => {
    polls += 1;
    return isDone;
  });
  const { rig, swaps, group, anna, bert } = await start(provider, { clock });
  const happens = (isSo: () => boolean) => clock.leapUntil(rig.server.until(isSo), 300);
  const picture = await anna.write(group, { picture: photo('collins.jpg') });
  await anna.send(group, { text: '/swap', replyTo: picture });
  await happens(() => polls > 0);
  clock.leap(3_600_000); // the job's deadline is over
  await happens(() => botMessagesIn(group)[0]?.text?.includes('it took too long') === true);
  await swaps.idle();
  isDone = true;
  const [message] = botMessagesIn(group);
  const [view] = await swaps.findOf({ platform: 'telegram', id: '7' }, 1);
  if (!message || !view || !('attempt' in view.job) || !view.job.attempt) throw new Error('there is no swap');
  const { id } = view.job.attempt;
  await happens(() => {
    swaps.nudge(id);
    return message.text?.includes('sent the result after all') === true;
  });
  expect(message.buttons.map(({ text }) => text)).toEqual(['Show result', 'Delete']);
  expect(await bert.press(message, 'Show result')).toBe('Only Anna can press this.');
  await anna.press(message, 'Show result');
  await happens(() => message.media?.kind === 'photo');
  expect(botMessagesIn(group)).toHaveLength(1);
});
