import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryFolder } from './e2e/command-line.ts';

const telemetry = resolve(import.meta.dirname, '../src/telemetry.ts');

it('removes secrets from every line, however deep they are nested', async () => {
  const canary = 'canary-"quoted"-key';
  const botToken = `123456789:${'A'.repeat(35)}`;
  const script = join(temporaryFolder(), 'log.ts');
  writeFileSync(
    script,
    `import { createTelemetry } from '${telemetry}';
     const { onEvent } = createTelemetry({ level: 'debug', secrets: [${JSON.stringify(canary)}] });
     const error = new Error('refused ' + ${JSON.stringify(canary)}, { cause: new Error(JSON.stringify({ key: ${JSON.stringify(canary)} })) });
     error.url = 'https://api.telegram.org/file/bot${botToken}/photo.jpg';
     onEvent({ kind: 'bug', jobId: 'job-1', error });
     onEvent({ kind: 'poll-failed', jobId: 'job-1', provider: 'akool', problem: ${JSON.stringify(canary)} });`,
  );
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [script]);
  const lines = stderr.trim().split('\n');
  expect(stdout).toBe('');
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ jobId: 'job-1' });
  expect(stderr).toContain('[secret]');
  expect(stderr).not.toMatch(/canary|AAAAAAAA/);
});
