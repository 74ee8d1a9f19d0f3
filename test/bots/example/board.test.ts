import { describe, expect, it, onTestFinished } from 'vitest';
import { createTranslations } from '../../../src/bots/translations/index.ts';
import { hurriedClock } from '../../fakes/clocks/hurried-clock.ts';
import { FakeProvider } from '../../fakes/providers.ts';
import { createMemoryExpiringStore } from '../../fakes/storage/memory-expiring-store.ts';
import { World } from '../../fakes/world.ts';
import { createBoard } from './board.ts';
import { BoardServer } from './board-server.ts';

const patient = { timeout: 20_000 };

async function startBoard() {
  const server = new BoardServer();
  const url = await server.start();
  const clock = hurriedClock(50);
  const world = new World();
  const vendor = new FakeProvider('vendor');
  const expiringStore = createMemoryExpiringStore(clock);
  const errors: unknown[] = [];

  /** A process of the bot. */
  async function run() {
    const parts = { url, clock, expiringStore, translations: createTranslations() };
    const board = createBoard({ ...parts, onError: (error) => errors.push(error) });
    const swaps = world.start([vendor], { clock, chat: () => board.chat });
    await board.start(swaps);
    const stop = async (): Promise<void> => {
      await board.stop();
      await swaps.close();
    };
    return { swaps, stop };
  }

  onTestFinished(() => server.close());
  return { server, vendor, errors, run };
}

function pictureOn(server: BoardServer): string[] {
  return server.answers().map(({ pictures }) => pictures.map((id) => String(server.pictures.get(id))).join());
}

describe('a made-up platform', () => {
  it('answers a note with one note, which ends holding the result', async () => {
    const { server, vendor, errors, run } = await startBoard();
    const { stop } = await run();
    onTestFinished(stop);
    server.pin('anna', 'swap', ['face', 'scene']);
    await expect.poll(() => pictureOn(server), patient).toEqual(['by vendor']);
    expect(server.answers()[0]?.text).toContain('AI face swap');
    expect([vendor.paid, errors]).toEqual([1, []]);
  });

  it('keeps the pause that the platform asks for, and shows the result after it', async () => {
    const { server, errors, run } = await startBoard();
    const { stop } = await run();
    onTestFinished(stop);
    server.pin('anna', 'swap', ['face', 'scene']);
    await expect.poll(() => server.answers(), patient).toHaveLength(1);
    server.faults.push(...Array.from({ length: 3 }, () => ({ status: 429, retryAfterSeconds: 2 })));
    await expect.poll(() => pictureOn(server), patient).toEqual(['by vendor']);
    expect(errors).toEqual([]);
  });

  it('says what is wrong with a request, and pays for nothing', async () => {
    const { server, vendor, run } = await startBoard();
    const { stop } = await run();
    onTestFinished(stop);
    server.pin('anna', 'swap', ['face', 'broken scene']);
    server.pin('bert', 'swap', ['face']);
    server.pin('carl', 'hello', []);
    await expect
      .poll(() => server.answers().map(({ text }) => text))
      .toEqual([expect.stringContaining('damaged'), expect.stringContaining('empty')]);
    expect(vendor.paid).toBe(0);
  });

  it('swaps once although its process ends before it knows that it has read the note', async () => {
    const { server, vendor, run } = await startBoard();
    const first = await run();
    server.pin('anna', 'swap', ['face', 'scene']);
    await expect.poll(() => vendor.paid, patient).toBe(1);
    await first.stop();
    const second = await run();
    onTestFinished(second.stop);
    await second.swaps.resumeAll(() => true);
    await expect.poll(() => pictureOn(server), patient).toEqual(['by vendor']);
    expect(vendor.paid).toBe(1);
  });
});
