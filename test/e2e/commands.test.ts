import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCommandLine, media, temporaryFolder } from './command-line.ts';

const { run, close } = createCommandLine();
afterAll(close);

const names = [
  'demo',
  'swap',
  'faces',
  'serve',
  'doctor',
  'gate',
  'jobs',
  'verify',
  'reports',
  'forget',
  'backup',
  'restore',
  'health',
  'keys',
  'completion',
];
const manifest = resolve(import.meta.dirname, '../../package.json');

/** What npm adds to the environment of `npm run SCRIPT`, typed in `folder`. */
function npmRun(script: string, folder: string, config: Readonly<Record<string, string>> = {}) {
  const taken = Object.entries(config).map(([name, value]) => [`npm_config_${name}`, value]);
  return {
    npm_lifecycle_event: script,
    npm_package_json: manifest,
    INIT_CWD: folder,
    ...Object.fromEntries(taken),
  };
}

describe('help', () => {
  it.each([
    ...names.flatMap((name) => [
      [name, '--help'],
      [name, '-h'],
      ['help', name],
    ]),
    ['swap', '--face', '--help'],
    ['restore', 'all.backup', '--nonsense', '--help'],
  ])('%s %s says how a command is used, and does nothing', async (...args) => {
    const folder = temporaryFolder();
    const { code, stdout, stderr } = await run(folder, args);
    const name = args.find((word) => names.includes(word));
    expect({ code, stderr, files: readdirSync(folder) }).toEqual({ code: 0, stderr: '', files: [] });
    expect(stdout.toString()).toMatch(new RegExp(`^Usage: faceswap-bot ${name}\\b`));
  });

  it.each([[], ['help'], ['--help'], ['-h']])('%s lists every command', async (...args) => {
    const { code, stdout } = await run(temporaryFolder(), args);
    expect(code).toBe(0);
    for (const name of names) expect(stdout.toString()).toMatch(new RegExp(`^ {2}${name} +\\w`, 'm'));
  });

  it('knows its version', async () => {
    const { code, stdout } = await run(temporaryFolder(), ['--version']);
    expect({ code, stdout: stdout.toString() }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^faceswap-bot \d+\.\d+\.\d+/),
    });
  });
});

describe('a command line with a mistake', () => {
  it.each([
    ...names.map((name) => ({ args: [name, '--nonsense'], says: '--nonsense' })),
    ...['demo', 'swap', 'serve', 'doctor', 'health'].map((name) => ({ args: [name, 'more'], says: '“more”' })),
    { args: ['jobs', 'show', 'a', 'more'], says: '“more”' },
    { args: ['jobs', 'list', 'more'], says: '“more”' },
    { args: ['jobs', 'show'], says: 'ID is missing' },
    { args: ['backup', 'a', 'more'], says: '“more”' },
    { args: ['backup'], says: 'FILE is missing' },
    { args: ['verify'], says: 'FILE is missing' },
    { args: ['verify', 'a.jpg', 'more'], says: '“more”' },
    { args: ['forget', 'anna'], says: '“anna” names nobody' },
    { args: ['backup', '--force', 'a'], says: '--force' },
    { args: ['help', 'swap', 'more'], says: '“more”' },
    { args: ['--nonsense'], says: '--nonsense' },
    { args: ['serve', '--role', 'boss'], says: '--role takes front or worker, not “boss”' },
    { args: ['serve', '--role'], says: '--role needs ROLE after it' },
    { args: ['swap', '--face', '--target', 'a.jpg'], says: '--face needs FILE after it' },
    { args: ['swap', '--force=yes'], says: '--force takes no value' },
  ])('$args is refused', async ({ args, says }) => {
    const folder = temporaryFolder();
    const { code, stderr } = await run(folder, args);
    expect({ code, files: readdirSync(folder) }).toEqual({ code: 2, files: [] });
    expect(stderr).toContain(says);
  });

  it.each([
    { args: ['dmeo'], meant: '“demo”' },
    { args: ['sawp', '--face', 'a.jpg'], meant: '“swap”' },
    { args: ['help', 'doctr'], meant: '“doctor”' },
    { args: ['--swap'], meant: '“swap”' },
    { args: ['swap', '--traget', 'a.jpg'], meant: '--target' },
    { args: ['swap', '--ref', 'a.jpg'], meant: '--reference' },
    { args: ['serve', '--roll', 'front'], meant: '--role' },
    { args: ['jobs', 'cancle', '1'], meant: '“jobs cancel”' },
  ])('$args: did you mean $meant?', async ({ args, meant }) => {
    const { code, stderr } = await run(temporaryFolder(), args);
    expect(code).toBe(2);
    expect(stderr).toContain(`Did you mean ${meant}?`);
  });
});

describe('under npm', () => {
  it('says that npm has swallowed the options, and how they get through', async () => {
    const folder = temporaryFolder();
    const taken = { face: 'true', target: 'true', which: '2', force: 'true', assign: 'true\n\ntrue' };
    const swap = await run(folder, ['swap', 'a.jpg', 'b.jpg'], npmRun('swap', folder, taken));
    expect(swap.code).toBe(2);
    expect(swap.stderr).toContain('npm run swap -- --face FILE --target FILE --which 2 --assign N=FILE --force\n');
    const serve = await run(folder, ['serve', 'front'], npmRun('start', folder, { role: 'true' }));
    expect(serve).toMatchObject({ code: 2, stderr: expect.stringContaining('npm start -- --role ROLE\n') });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('reads and writes where the person stands, and prints whole paths', async () => {
    const [folder, here] = [temporaryFolder(), temporaryFolder()];
    for (const [from, to] of [
      ['luciano', 'a'],
      ['collins', 'b'],
    ])
      copyFileSync(media(`${from}.jpg`), join(here, `${to}.jpg`));
    const args = ['swap', '--face', 'a.jpg', '--target', 'b.jpg'];
    const swap = await run(folder, args, npmRun('swap', here));
    expect(swap.code, swap.stderr).toBe(0);
    expect(swap.stderr).toContain(`Written to ${join(here, 'b-swapped.jpg')}\n`);
    expect(existsSync(join(here, 'b-swapped.jpg'))).toBe(true);
    const backup = await run(folder, ['backup', 'all.backup'], npmRun('backup', here));
    expect(backup.stderr).toContain(`Written to ${join(here, 'all.backup')}.`);
    expect(readdirSync(folder)).toEqual(['data']);
  });

  it('stays in its folder when npm runs a script of another project', async () => {
    const [folder, elsewhere] = [temporaryFolder(), temporaryFolder()];
    mkdirSync(join(folder, 'work'));
    writeFileSync(join(elsewhere, 'package.json'), '{}');
    const environment = {
      ...npmRun('swap', elsewhere, { face: 'true' }),
      npm_package_json: join(elsewhere, 'package.json'),
    };
    const { stderr } = await run(folder, ['swap', '--face', 'a.jpg', '--target', 'b.jpg'], environment);
    expect(stderr).toBe(`There is no file ${join(folder, 'a.jpg')}.\n`);
  });
});

it('starts beside variables of other programs that name files', async () => {
  const environment = { AWS_WEB_IDENTITY_TOKEN_FILE: '/no/such/file' };
  expect(await run(temporaryFolder(), ['jobs'], environment)).toMatchObject({ code: 0 });
});
