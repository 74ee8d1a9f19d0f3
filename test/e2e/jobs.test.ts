import { readFileSync } from 'node:fs';
import { afterAll, expect, it } from 'vitest';
import { isNight } from '../examples.ts';
import { startModelsLabServer } from '../fakes/vendors/modelslab-server.ts';
import { createCommandLine, media, plainProgram, start, temporaryFolder } from './command-line.ts';

const { run, close } = createCommandLine();
afterAll(close);

it.runIf(isNight)(
  'sees a swap that runs at a vendor, backs it up, and goes on with it in another data folder',
  {
    timeout: 120_000,
  },
  async () => {
    await using modelslab = await startModelsLabServer();
    modelslab.state.result = readFileSync(media('hopper.jpg'));
    modelslab.state.pendingPolls = 10_000;
    const folder = temporaryFolder();
    const here = { MODELSLAB_API_KEY: modelslab.state.key, MODELSLAB_BASE_URL: modelslab.url, DATA_DIR: 'here' };
    const there = { ...here, DATA_DIR: 'there' };
    const args = [
      'swap',
      '--face',
      media('luciano.jpg'),
      '--target',
      media('collins.jpg'),
      '--which',
      'all',
      '--provider',
      'modelslab',
    ];
    const first = start(folder, [...args, '--out', 'out.jpg'], { environment: here, program: plainProgram });
    await first.says('Swapping');

    const { stdout } = await run(folder, ['jobs'], here);
    expect(stdout.toString()).toMatch(/^[0-9a-f-]{36} {2}.* {2}running +modelslab +terminal operator$/m);
    expect(await run(folder, ['backup', 'all.backup'], here)).toMatchObject({ code: 0 });
    first.child.kill('SIGKILL');
    await first.ended;

    expect(await run(folder, ['restore', 'all.backup'], here)).toMatchObject({ code: 1 });
    const restored = await run(folder, ['restore', 'all.backup'], there);
    expect(restored).toMatchObject({ code: 0, stderr: expect.stringContaining('1 unfinished swap goes on') });
    modelslab.state.pendingPolls = 0;
    const second = await run(folder, [...args, '--out', 'out.jpg', '--json'], there);
    expect(second.code, second.stderr).toBe(0);
    expect(modelslab.paid).toBe(1);
  },
);
