import { expect, it } from 'vitest';
import { runDoctor } from '../../../src/bots/terminal/doctor.ts';
import { createTranslation } from '../../../src/bots/translations/index.ts';
import { sandboxNames } from '../../../src/providers/local/pool/sandbox.ts';

async function examined(
  sandbox: () => Promise<string>,
  works = async (): Promise<boolean> => true,
): Promise<{ healthy: boolean; said: string }> {
  const lines: string[] = [];
  const healthy = await runDoctor({
    providers: [],
    isReachable: false,
    sandbox,
    gate: { works, threshold: 0.7 },
    translation: createTranslation('en', new Map()),
    signal: new AbortController().signal,
    print: (line) => lines.push(line),
  });
  return { healthy, said: lines.join('\n') };
}

it('says in one line what holds the processes that open members’ files', async () => {
  const all = await Promise.all(sandboxNames.map((name) => examined(async () => name)));
  expect(all.every(({ healthy }) => healthy)).toBe(true);
  expect(new Set(all.map(({ said }) => said)).size).toBe(sandboxNames.length);
  for (const { said } of all) expect(said).toMatch(/^Members' files are opened .*\.$/m);
});

it('says that they do not start', async () => {
  const { healthy, said } = await examined(() => Promise.reject(new Error('no')));
  expect(healthy).toBe(false);
  expect(said).toMatch(/do not start/);
});

it('says whether the content gate works, and how strict it is', async () => {
  const working = await examined(async () => 'bubblewrap');
  expect(working).toMatchObject({ healthy: true, said: expect.stringContaining('from a sexual score of 0.7 on') });
  const broken = await examined(
    async () => 'bubblewrap',
    async () => {
      throw new Error('no model');
    },
  );
  expect(broken).toMatchObject({ healthy: false, said: expect.stringContaining('every file is refused') });
});
