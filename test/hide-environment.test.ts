import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { start, temporaryFolder } from './e2e/command-line.ts';

const run = promisify(execFile);
const hider = resolve(import.meta.dirname, '../bin/hide-environment.js');
const environment = { DISCORD_TOKEN: 'canary', NAME_WITH_SIGNS: 'ü=ö', EMPTY: '', LD_LIBRARY_PATH: '/nowhere' };
const isLinux = process.platform === 'linux';

it('hides from other processes what the program was started with, and keeps it for the program', async () => {
  const script = `
    import { hideEnvironment } from ${JSON.stringify(hider)};
    import { readFileSync } from 'node:fs';
    import { execFileSync } from 'node:child_process';
    const hidden = hideEnvironment();
    const seen = hidden && readFileSync('/proc/self/environ', 'utf8');
    const inherited = execFileSync(process.execPath, ['-p', 'process.env.NAME_WITH_SIGNS'], { encoding: 'utf8' });
    console.log(JSON.stringify({ hidden, seen, inherited, environment: process.env }));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { env: environment });
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ hidden: isLinux, environment, inherited: 'ü=ö\n' });
  if (isLinux) expect(answer.seen.replaceAll('\0', '')).toBe('LD_LIBRARY_PATH=/nowhere');
});

if (isLinux) {
  it('is done before the program does anything else', async () => {
    const program = start(temporaryFolder(), ['serve'], {
      environment: { DISCORD_TOKEN: 'canary', DISCORD_API_URL: 'http://127.0.0.1:9', ADMIN_PORT: '0' },
    });
    const environ = `/proc/${program.child.pid}/environ`;
    await expect.poll(() => readFileSync(environ, 'utf8').replaceAll('\0', ''), { timeout: 10_000 }).toBe('');
    program.child.kill('SIGKILL');
    await program.ended;
  });
}
