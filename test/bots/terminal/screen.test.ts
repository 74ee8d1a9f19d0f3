import { afterEach, expect, it, vi } from 'vitest';
import { createTerminalChat } from '../../../src/bots/terminal/chat.ts';
import { runSwap } from '../../../src/bots/terminal/run-swap.ts';
import { standardError } from '../../../src/bots/terminal/screen.ts';
import { parseSwapArguments } from '../../../src/bots/terminal/swap-arguments.ts';
import { createTranslation } from '../../../src/bots/translations/index.ts';
import { fakeIntake } from '../../fakes/fake-intake.ts';

afterEach(() => void vi.unstubAllEnvs());

/** What is written while half of a swap is done. */
async function halfDone(columns: number, more = {}): Promise<string> {
  const written: string[] = [];
  const screen = { isTTY: true, columns, write: (text: string) => void written.push(text) };
  const parts = { screen, translation: createTranslation(), intake: fakeIntake, maxBytes: 1_000 };
  const ref = { platform: 'terminal', run: 'run', path: '/out.png', wanted: 'image/png', force: false, ...more };
  const message = createTerminalChat(parts).message(ref, 'en');
  await message.edit({ kind: 'working', provider: 'local', fraction: 0.5 }, new AbortController().signal);
  return written.join('').replace('\r\u001b[2K', '');
}

it('fits into the width that there is', async () => {
  expect(await halfDone(80)).toBe(`${'█'.repeat(12)}${'░'.repeat(12)} Swapping… 50 %`);
  for (const columns of [40, 30, 24, 20, 12, 5, 1]) {
    const line = await halfDone(columns);
    expect([...line].length, String(columns)).toBeLessThanOrEqual(Math.max(1, columns - 1));
    if (columns >= 20) expect(line).toContain('Swapping… 50 %');
  }
});

it('takes a dumb terminal for none', () => {
  const { isTTY } = process.stderr;
  process.stderr.isTTY = true;
  try {
    vi.stubEnv('TERM', 'xterm');
    expect(standardError.isTTY).toBe(true);
    vi.stubEnv('TERM', 'dumb');
    expect(standardError.isTTY).toBe(false);
  } finally {
    process.stderr.isTTY = isTTY;
  }
});

it('keeps pictures off the terminal', async () => {
  const here = { folder: import.meta.dirname };
  const args = parseSwapArguments({ face: ['screen.test.ts'], target: 'chat.test.ts', out: '-' }, here);
  await expect(runSwap(args, { printsToTerminal: true } as never)).rejects.toThrow(
    '--out - would write the picture onto the terminal. Send it on (> FILE or | PROGRAM), or name a file.',
  );
});
