import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIntakeTurns, type IntakeTurn } from '../../../src/core/admission/intake-turns.ts';
import { settle } from '../../fakes/clocks/manual-clock.ts';

const never = new AbortController().signal;
const memberOf = (id: string) => ({ platform: 'fake', id });

/** Turns whose work ends when it is told to. */
function start(options: Partial<Parameters<typeof createIntakeTurns>[0]> = {}) {
  const turns = createIntakeTurns({ ofMember: 2, ofAll: 4, bytes: 100, ...options });
  const underWay: { member: string; turn: IntakeTurn; end(): void }[] = [];
  async function enter(member: string, signal = never): Promise<void> {
    await turns(memberOf(member), signal, async (turn) => {
      const ended = Promise.withResolvers<void>();
      const entry = { member, turn, end: ended.resolve };
      underWay.push(entry);
      await ended.promise;
      underWay.splice(underWay.indexOf(entry), 1);
    });
  }
  return { enter, underWay, members: () => underWay.map(({ member }) => member) };
}

describe('turns for intakes', () => {
  it('go to other members while one floods', async () => {
    const { enter, members, underWay } = start();
    for (let count = 0; count < 50; count++) void enter('flood');
    void enter('anna');
    void enter('bert');
    await settle();
    expect(members()).toEqual(['flood', 'flood', 'anna', 'bert']);
    void enter('carl');
    underWay[2]?.end();
    await settle();
    expect(members()).toEqual(['flood', 'flood', 'bert', 'carl']);
  });

  it('hold no more bytes together than are allowed, but for the oldest', async () => {
    const { enter, underWay } = start({ ofMember: 4 });
    for (const member of ['anna', 'bert']) void enter(member);
    await settle();
    const [oldest, younger] = underWay.map(({ turn }) => turn);
    await younger?.hold(90, never);
    let held = 0;
    void younger?.hold(20, never).then(() => held++);
    await oldest?.hold(1_000, never);
    await settle();
    expect(held).toBe(0);
    oldest?.letGo(1_000);
    younger?.letGo(90);
    await settle();
    expect(held).toBe(1);
  });

  it('leave the line, and stop waiting for room, when they are aborted', async () => {
    const { enter, underWay, members } = start({ ofAll: 1 });
    void enter('anna');
    const leaving = new AbortController();
    const waits = enter('bert', leaving.signal);
    const reason = new Error('gone');
    leaving.abort(reason);
    await expect(waits).rejects.toBe(reason);
    underWay[0]?.end();
    await settle();
    expect(members()).toEqual([]);
  });

  it('end, whatever members ask for and hold', async () => {
    const asked = fc.array(
      fc.record({ member: fc.constantFrom('a', 'b', 'c'), chunks: fc.array(fc.nat(150), { maxLength: 4 }) }),
      { maxLength: 30 },
    );
    await fc.assert(
      fc.asyncProperty(asked, async (intakes) => {
        const turns = createIntakeTurns({ ofMember: 2, ofAll: 3, bytes: 100 });
        const running = new Map<string, number>();
        await Promise.all(
          intakes.map(({ member, chunks }) =>
            turns(memberOf(member), never, async (turn) => {
              running.set(member, (running.get(member) ?? 0) + 1);
              expect(running.get(member)).toBeLessThanOrEqual(2);
              for (const chunk of chunks) await turn.hold(chunk, never);
              running.set(member, (running.get(member) ?? 0) - 1);
            }),
          ),
        );
      }),
      { numRuns: 50 },
    );
  });
});
