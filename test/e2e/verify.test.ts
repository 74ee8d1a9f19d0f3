import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createCommandLine, media, temporaryFolder } from './command-line.ts';

const { run, close } = createCommandLine();
afterAll(close);

async function verified(folder: string, name: string) {
  const { code, stdout } = await run(folder, ['verify', name, '--json']);
  return { code, ...JSON.parse(stdout.toString()) };
}

describe('faceswap-bot verify', () => {
  it('knows a result, its copies, and neither its scene nor a foreign picture', async () => {
    const folder = temporaryFolder();
    copyFileSync(media('couple.jpg'), join(folder, 'scene.jpg'));
    const swap = ['swap', '--face', media('collins.jpg'), '--target', 'scene.jpg', '--out', 'result.jpg'];
    expect((await run(folder, swap)).code).toBe(0);
    const result = readFileSync(join(folder, 'result.jpg'));
    writeFileSync(join(folder, 'copy.jpg'), await sharp(result).resize(640).jpeg({ quality: 80 }).toBuffer());
    const changed = Buffer.concat([result, Buffer.from('more')]);
    writeFileSync(join(folder, 'changed.jpg'), changed);

    const made = await verified(folder, 'result.jpg');
    expect(made).toEqual({ code: 0, verdict: 'made-here', at: expect.any(String), provider: 'local' });
    expect(new Date(made.at).toISOString()).toBe(made.at);
    expect(Date.now() - Date.parse(made.at)).toBeLessThan(60_000);
    expect(await verified(folder, 'copy.jpg')).toEqual({
      code: 1,
      verdict: 'looks-like',
      at: made.at,
      provider: 'local',
    });
    expect(['looks-like', 'altered']).toContain((await verified(folder, 'changed.jpg')).verdict);
    for (const other of ['scene.jpg', media('group.jpg')]) {
      expect(await verified(folder, other)).toEqual({ code: 1, verdict: 'unknown' });
    }
    const { stdout } = await run(folder, ['verify', 'result.jpg']);
    expect(stdout.toString()).toMatch(
      /^Made here by AI, and not changed since\. That was on .*, with this bot's own engine\.\n$/,
    );
  });

  it('says so where there is no such file', async () => {
    const { code, stdout, stderr } = await run(temporaryFolder(), ['verify', 'missing.jpg', '--json']);
    expect({ code, stdout: stdout.toString() }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('missing.jpg');
  });
});
