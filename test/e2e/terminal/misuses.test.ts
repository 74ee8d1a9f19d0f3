import { copyFileSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createCommandLine, media, temporaryFolder } from '../command-line.ts';

const { run, close } = createCommandLine();
afterAll(close);

/** A folder as people have it. */
function homeFolder(): string {
  const folder = temporaryFolder();
  copyFileSync(media('luciano.jpg'), join(folder, 'me.jpg'));
  copyFileSync(media('couple.jpg'), join(folder, 'party.jpg'));
  copyFileSync(media('dog.jpg'), join(folder, 'dog.jpg'));
  writeFileSync(join(folder, 'empty.jpg'), '');
  writeFileSync(join(folder, 'cut.jpg'), readFileSync(media('couple.jpg')).subarray(0, 3_000));
  writeFileSync(join(folder, 'notes.txt'), 'no picture');
  writeFileSync(join(folder, 'there.jpg'), 'mine');
  writeFileSync(join(folder, 'IMG 1.heic'), '\0\0\0\u0018ftypheic\0\0\0\0mif1heic');
  symlinkSync('party.jpg', join(folder, 'link.jpg'));
  mkdirSync(join(folder, 'holidays'));
  return folder;
}

const me = ['swap', '--face', 'me.jpg'];
const pair = [...me, '--target', 'party.jpg'];

interface Misuse {
  readonly args: readonly string[];
  readonly code: number;
  readonly says: string;
}

const misuses: readonly Misuse[] = [
  { args: ['swap'], code: 2, says: '--target FILE is missing: the picture that receives the face.' },
  { args: ['swap', '--target', 'party.jpg'], code: 2, says: '--face FILE is missing: the face that is put on.' },
  {
    args: ['swap', 'me.jpg', 'party.jpg'],
    code: 2,
    says: 'Every file stands after an option: --face FILE --target FILE',
  },
  { args: [...pair, '--which'], code: 2, says: '--which needs WHICH after it.' },
  {
    args: [...pair, '--which', 'two'],
    code: 2,
    says: '--which takes largest, all, reference or a number from 1, not “two”.',
  },
  { args: [...pair, '--which', '9'], code: 3, says: 'I see 2 faces. Their numbers are 1 to 2, from the left.' },
  {
    args: ['swap', '--target', 'party.jpg', '--assign', '7=me.jpg'],
    code: 3,
    says: 'party.jpg --out numbered.png” shows which faces are seen there.',
  },
  { args: [...pair, '--assign', '1=me.jpg'], code: 2, says: '--assign names its own faces; leave --face out.' },
  {
    args: ['swap', '--target', 'party.jpg', '--assign', 'me.jpg'],
    code: 2,
    says: '--assign takes N=FILE, such as 2=anna.jpg',
  },
  { args: [...me, '--target', 'dog.jpg'], code: 3, says: 'dog.jpg --out numbered.png” shows which faces are seen' },
  { args: ['swap', '--face', 'dog.jpg', '--target', 'party.jpg'], code: 3, says: 'Try one where the face is bigger' },
  {
    args: [...pair, '--provider', 'akool'],
    code: 2,
    says: 'Akool has no key. Set AKOOL_API_KEY, or AKOOL_CLIENT_ID and',
  },
  {
    args: [...pair, '--provider', 'crunn'],
    code: 2,
    says: 'Did you mean “crun”? There are local, modelslab, akool and crun.',
  },
  {
    args: [...me, '--target', 'https://a.example/b.jpg'],
    code: 2,
    says: 'https://a.example/b.jpg is an address, and only files',
  },
  { args: ['swap', '--face', 'HTTP://a.example/b.jpg', '--target', 'party.jpg'], code: 2, says: 'Download it first' },
  { args: ['verify', 'https://a.example/b.jpg'], code: 2, says: 'is an address, and only files are read.' },
  { args: ['gate', 'https://a.example/b.jpg'], code: 2, says: 'is an address, and only files are read.' },
  {
    args: [...me, '--target', 'holidays'],
    code: 2,
    says: 'holidays is a folder. --out-dir DIR swaps every picture in it.',
  },
  {
    args: ['swap', '--face', 'holidays', '--target', 'party.jpg'],
    code: 2,
    says: 'holidays is a folder. Name a file in it.',
  },
  { args: ['verify', 'holidays'], code: 2, says: 'holidays is a folder. Name a file in it.' },
  { args: ['faces', 'holidays'], code: 2, says: 'holidays is a folder. Name a file in it.' },
  { args: [...me, '--target', 'prty.jpg'], code: 2, says: 'prty.jpg. Did you mean “party.jpg”?' },
  { args: ['verify', 'gone.png'], code: 2, says: 'There is no file gone.png.' },
  { args: [...me, '--target', 'IMG 1.heic'], code: 3, says: "Convert it first: heif-convert 'IMG 1.heic' 'IMG 1.jpg'" },
  {
    args: ['swap', '--face', 'IMG 1.heic', '--target', 'party.jpg'],
    code: 3,
    says: 'IMG 1.heic is HEIC, as iPhones save photos',
  },
  { args: [...me, '--target', 'empty.jpg'], code: 3, says: 'an empty file' },
  { args: [...me, '--target', 'cut.jpg'], code: 3, says: 'is damaged' },
  { args: [...me, '--target', 'notes.txt'], code: 3, says: 'That file is text, not a picture.' },
  {
    args: [...pair, '--out', 'party.jpg', '--force'],
    code: 2,
    says: '--out would overwrite “party.jpg”, which is read.',
  },
  { args: [...pair, '--out', './me.jpg', '--force'], code: 2, says: '--out would overwrite “me.jpg”, which is read.' },
  {
    args: [...pair, '--out', 'link.jpg', '--force'],
    code: 2,
    says: '--out would overwrite “party.jpg”, which is read.',
  },
  { args: [...pair, '--out', 'there.jpg'], code: 2, says: 'there.jpg exists already; --force overwrites it.' },
  { args: [...pair, '--out', 'holidays'], code: 2, says: '--out must end in .jpg, .jpeg, .png' },
  { args: [...pair, '--out', 'none/a.png'], code: 1, says: 'Make it first, or name another one.' },
  { args: [...pair, '--out', 'there.jpg/a.png'], code: 1, says: 'there.jpg is no folder. Name another one.' },
  { args: [...pair, '--out', 'a.mp4'], code: 2, says: 'one is a video and the other is not' },
  { args: [...pair, '--out', '-', '--json'], code: 2, says: '--json and --out - both need standard output.' },
  { args: [...me, '--face', '-', '--target', '-'], code: 2, says: 'Only one file can be read from standard input.' },
  { args: [...pair, '--target', 'dog.jpg'], code: 2, says: 'Several targets need --out-dir DIR' },
  { args: [...pair, '--out-dir', 'out', '--out', 'a.jpg'], code: 2, says: 'leave --out out' },
  {
    args: [...me, '--target', 'holidays', '--out-dir', 'out'],
    code: 2,
    says: 'There is no picture, GIF or video in holidays.',
  },
  {
    args: [...pair, '--target', 'party.jpeg', '--out-dir', 'out'],
    code: 2,
    says: 'There is no file party.jpeg. Did you mean',
  },
  { args: [...me, '--target', '-', '--out-dir', 'out'], code: 2, says: 'Standard input has no name for --out-dir' },
  { args: ['restore', 'gone.backup'], code: 2, says: 'There is no file gone.backup.' },
];

describe('a misuse of the command line', () => {
  it('of each of more than forty kinds is known', () => {
    expect(misuses.length).toBeGreaterThanOrEqual(40);
    expect(new Set(misuses.map(({ args }) => args.join(' '))).size).toBe(misuses.length);
  });

  it.each(misuses)('$args → $code: $says', async ({ args, code, says }) => {
    const folder = homeFolder();
    const before = readdirSync(folder);
    const ended = await run(folder, args);
    expect(ended.stderr).toContain(says);
    expect(ended.code).toBe(code);
    expect(ended.stderr).not.toMatch(/\bat .*\.ts:\d|Error:/);
    expect(readdirSync(folder).filter((name) => name !== 'data')).toEqual(before);
    expect(readFileSync(join(folder, 'there.jpg'), 'utf8')).toBe('mine');
  });

  it.skipIf(process.getuid?.() === 0)('names a file that may not be read', async () => {
    const folder = homeFolder();
    writeFileSync(join(folder, 'locked.jpg'), 'x', { mode: 0 });
    const { code, stderr } = await run(folder, [...me, '--target', 'locked.jpg']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('chmod +r') });
  });
});

describe('a misuse of the settings', () => {
  it.each([
    [
      { PROVIDERS: 'local', AKOOL_API_KEY: 'a-key' },
      [...pair, '--provider', 'akool'],
      2,
      'PROVIDERS leaves akool out.',
    ],
    [{ PROVIDERS: 'akool' }, pair, 78, 'PROVIDERS: akool has no key'],
    [{ DATA_DIR: 'there.jpg' }, pair, 1, 'there.jpg'],
    [
      { PUBLIC_URL: 'bot.example', HTTP_PORT: '99999', LOCAL_WORKERS: '0' },
      pair,
      78,
      'LOCAL_WORKERS: must be at least 1',
    ],
    [{ TELEGRAM_TOKEN: 'x' }, ['serve'], 78, 'TELEGRAM_TOKEN: is not a bot token as @BotFather gives it'],
    [{ SECRET_KEY: 'short' }, ['jobs'], 78, 'SECRET_KEY: needs at least 16 characters'],
  ])('%s, %s → %s: %s', async (environment, args, code, says) => {
    const ended = await run(homeFolder(), args, environment);
    expect(ended.stderr).toContain(says);
    expect(ended.code).toBe(code);
  });
});

describe('a terminal in another language', () => {
  const inGerman = { LANG: 'de_DE.UTF-8' };

  it.each([
    [[...me, '--target', 'dog.jpg'], 3, 'Ich finde auf diesem Bild kein Gesicht.'],
    [[...me, '--target', 'empty.jpg'], 3, 'Dieses Bild ist eine leere Datei.'],
    [[...pair, '--which', '9'], 3, 'I see 2 faces. Their numbers are 1 to 2, from the left.'],
    [['swap', '--target', 'party.jpg', '--fcae', 'me.jpg'], 2, '--fcae'],
  ])('%s → %s: %s', async (args, code, says) => {
    const ended = await run(homeFolder(), args, inGerman);
    expect(ended.stderr).toContain(says);
    expect(ended.code).toBe(code);
  });

  it('prints what it knows of faces in that language', async () => {
    const { stdout } = await run(homeFolder(), ['faces', 'party.jpg'], inGerman);
    expect(stdout.toString()).toContain('Ich sehe 2 Gesichter.');
  });
});
