import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryFolder } from './e2e/command-line.ts';

const telemetry = resolve(import.meta.dirname, '../src/telemetry.ts');
const canary = 'canary-"quoted"-key';
const botToken = `123456789:${'A'.repeat(35)}`;

const run = promisify(execFile);

/** A script that logs `body`. */
function script(body: string): string {
  const file = join(temporaryFolder(), 'log.ts');
  writeFileSync(
    file,
    `import { createTelemetry } from '${telemetry}';
     const canary = ${JSON.stringify(canary)};
     const { onEvent, say } = createTelemetry({ level: process.env.LEVEL ?? 'debug', secrets: [canary] });
     ${body}`,
  );
  return file;
}

/** The same as on a terminal, which util-linux's \`script\` is. */
async function onTerminal(file: string, environment: Readonly<Record<string, string>> = {}): Promise<string[]> {
  const env = { PATH: process.env.PATH, ...environment };
  const { stdout } = await run('script', ['-qec', `'${process.execPath}' '${file}'`, '/dev/null'], { env });
  return stdout.trim().split('\r\n');
}

const failures = `
  const error = new Error('refused ' + canary, { cause: new Error(JSON.stringify({ key: canary })) });
  error.url = 'https://api.telegram.org/file/bot${botToken}/photo.jpg';
  onEvent({ kind: 'bug', jobId: 'job-1', error });
  onEvent({ kind: 'poll-failed', jobId: 'job-1', provider: 'akool', problem: canary });`;

it('removes secrets from every line, however deep they are nested', async () => {
  const { stdout, stderr } = await run(process.execPath, [script(failures)]);
  const lines = stderr.trim().split('\n');
  expect(stdout).toBe('');
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ jobId: 'job-1' });
  expect(stderr).toContain('[secret]');
  expect(stderr).not.toMatch(/canary|AAAAAAAA/);
});

it('is JSON to the last line where nobody reads along, and says what to do', async () => {
  const body = `say('Ready.'); onEvent({ kind: 'platform-lost', platform: 'telegram', trouble: 'conflict' });`;
  const { stderr } = await run(process.execPath, [script(body)]);
  const [ready, conflict] = stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(ready).toMatchObject({ level: 30, msg: 'Ready.' });
  expect(conflict).toMatchObject({ level: 50, msg: 'platform-lost', platform: 'telegram', trouble: 'conflict' });
  expect(conflict.note).toMatch(/another process polls with this token.*Stop the other one.*TELEGRAM_TOKEN/);
});

it('says its own sentences at any level but silent', async () => {
  const file = script(`say('Ready.'); onEvent({ kind: 'store-back' });`);
  const lines = async (LEVEL: string) => (await run(process.execPath, [file], { env: { LEVEL } })).stderr;
  expect(await lines('error')).toMatch(/^\{.*"msg":"Ready\."\}\n$/);
  expect(await lines('silent')).toBe('');
});

it.skipIf(process.platform !== 'linux')(
  'is short lines on a terminal: no JSON, no secret, colours unless NO_COLOR',
  async () => {
    const file = script(
      `say('Ready.'); onEvent({ kind: 'platform-back', platform: 'discord', afterMs: 200_000 });${failures}`,
    );
    const lines = await onTerminal(file, { NO_COLOR: '1' });
    const clock = expect.stringMatching(/^\d\d:\d\d:\d\d/);
    expect(lines.slice(0, 2)).toEqual([clock, clock]);
    expect(lines.slice(0, 2).map((line) => line.slice(9))).toEqual([
      'info  Ready.',
      'info  Discord is back, after 3 min.',
    ]);
    expect(lines[2]?.slice(9)).toBe('error An unexpected error (swap job-1). Please report it with this text.');
    expect(lines[3]?.trim()).toMatch(/^Error: refused \[secret\]/);
    expect(lines[4]?.trim()).toMatch(/^at /);
    expect(lines.join()).not.toMatch(/"(?:level|msg)"|canary|AAAAAAAA/);
    expect(lines.join()).not.toContain('\u001b');
    expect((await onTerminal(file)).join()).toContain('\u001b[32minfo');
  },
);
