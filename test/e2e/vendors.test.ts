import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isNight } from '../examples.ts';
import { freePort } from '../fakes/free-port.ts';
import { type AkoolServer, startAkoolServer } from '../fakes/vendors/akool-server.ts';
import { type CrunServer, startCrunServer } from '../fakes/vendors/crun-server.ts';
import { type ModelsLabServer, startModelsLabServer } from '../fakes/vendors/modelslab-server.ts';
import { createCommandLine, media, plainProgram, spawnAndWait, start, temporaryFolder } from './command-line.ts';

const vendors = ['modelslab', 'akool', 'crun'] as const;
const pair = ['swap', '--face', media('luciano.jpg'), '--target', media('collins.jpg')];
const served = readFileSync(media('hopper.jpg'));

const { run, close } = createCommandLine();
afterAll(close);

let modelslab: ModelsLabServer;
let akool: AkoolServer;
let crun: CrunServer;

beforeEach(async () => {
  [modelslab, akool, crun] = await Promise.all([startModelsLabServer(), startAkoolServer(), startCrunServer()]);
  for (const { state } of [modelslab, akool, crun]) {
    state.result = served;
    state.pendingPolls = 0;
  }
});

afterEach(async () => {
  for (const server of [modelslab, akool, crun]) {
    await server[Symbol.asyncDispose]();
    expect(server.violations).toEqual([]);
  }
});

/** Keys and addresses of the vendors, and, where Akool is among them, an address of our own that it can reach. */
async function environment(...names: (typeof vendors)[number][]): Promise<Record<string, string>> {
  const port = await freePort();
  const keys = {
    modelslab: { MODELSLAB_API_KEY: modelslab.state.key, MODELSLAB_BASE_URL: modelslab.url },
    akool: {
      AKOOL_API_KEY: akool.state.key,
      AKOOL_BASE_URL: akool.url,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      HTTP_PORT: String(port),
    },
    crun: { CRUN_API_KEY: crun.state.key, CRUN_BASE_URL: crun.url },
  };
  return Object.assign({}, ...names.map((name) => keys[name]));
}

function paid(): number {
  return modelslab.paid + akool.paid + crun.paid;
}

describe('swap at a vendor', () => {
  it.each(isNight ? vendors : (['modelslab', 'crun'] as const))(
    '%s finishes, shows its progress and hands over what was served',
    async (provider) => {
      const folder = temporaryFolder();
      const args = [...pair, '--provider', provider, '--out', 'out.jpg', '--json'];
      const settings = { ...(await environment(provider)), BADGE: 'caption' };
      const { code, stdout, stderr } = await run(folder, args, settings);
      expect(code, stderr).toBe(0);
      expect(JSON.parse(stdout.toString())).toMatchObject({ outcome: 'done', provider });
      expect(stderr).toMatch(/Swapping/);
      const pixels = await Promise.all([join(folder, 'out.jpg'), served].map((file) => sharp(file).raw().toBuffer()));
      expect(pixels[0]?.equals(pixels[1] ?? Buffer.of())).toBe(true);
      expect(paid()).toBe(1);
    },
  );

  it('lends a vendor its pictures for as long as the job runs, without what they tell of their origin', async () => {
    akool.state.pendingPolls = 2;
    const folder = temporaryFolder();
    const located = join(folder, 'located.jpg');
    const gps = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1' } };
    await sharp(media('collins.jpg')).withExif(gps).toFile(located);
    const args = ['swap', '--face', media('luciano.jpg'), '--target', located, '--out', 'out.jpg'];
    const swap = run(folder, args, await environment('akool'));
    while (akool.paid === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    const asked = akool.requests.find(({ operation }) => operation === 'submit')?.json as Record<string, string>;
    const url = asked.target_url ?? '';
    const lent = await fetch(url);
    const { exif, width } = await sharp(await lent.arrayBuffer()).metadata();
    expect([lent.status, exif, width]).toEqual([200, undefined, 512]);
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    expect((await fetch(url, { headers: { range: 'bytes=0-9' } })).status).toBe(206);
    expect((await fetch(url.replace('/media/', '/media/x'))).status).toBe(404);
    expect((await swap).code).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });

  it.runIf(isNight)('takes videos where the vendor does', async () => {
    const provider = 'modelslab';
    const video = readFileSync(media('talk.mp4'));
    for (const { state } of [modelslab, akool, crun])
      state.result = Buffer.concat([video, Buffer.from([0, 0, 0, 8]), Buffer.from('free')]);
    const folder = temporaryFolder();
    const args = [
      'swap',
      '--face',
      media('luciano.jpg'),
      '--target',
      media('talk.mp4'),
      '--which',
      'all',
      '--provider',
      provider,
    ];
    const { code, stderr } = await run(folder, args, await environment(provider));
    expect(code, stderr).toBe(0);
    expect(readFileSync(join(folder, 'talk-swapped.mp4')).byteLength).toBe(video.byteLength + 8);
  });

  it.runIf(isNight)('gives the result in the format that was asked for', async () => {
    const folder = temporaryFolder();
    const args = [...pair, '--provider', 'modelslab', '--out', 'out.webp'];
    expect((await run(folder, args, await environment('modelslab'))).code).toBe(0);
    expect((await sharp(join(folder, 'out.webp')).metadata()).format).toBe('webp');
  });

  it('goes on to the next vendor when the first has no credit, and says so', async () => {
    modelslab.state.balance = 0;
    const folder = temporaryFolder();
    const settings = await environment('modelslab', 'crun');
    const { code, stderr } = await run(folder, [...pair, '--out', 'out.jpg'], settings);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('ModelsLab: the account is out of credit. Trying Crun.ai');
    expect(crun.paid).toBe(1);
  });

  it('never leaves the vendor that was named', async () => {
    modelslab.state.balance = 0;
    const args = [...pair, '--provider', 'modelslab', '--out', 'out.jpg'];
    const settings = await environment('modelslab', 'crun');
    const { code, stderr } = await run(temporaryFolder(), args, settings);
    expect(code).toBe(4);
    expect(stderr).toContain('ModelsLab: the account is out of credit.');
    expect(crun.paid + akool.paid).toBe(0);
  });

  it('does not send anything anywhere once the budget of the day is spent', async () => {
    const folder = temporaryFolder();
    const settings = { ...(await environment('modelslab')), DAILY_BUDGET: '1', PROVIDERS: 'modelslab' };
    expect((await run(folder, [...pair, '--out', '1.jpg'], settings)).code).toBe(0);
    const second = await run(folder, [...pair, '--out', '2.jpg'], settings);
    expect(second).toMatchObject({ code: 4, stderr: expect.stringContaining('budget is used up') });
    expect(paid()).toBe(1);
  });

  it('says what is missing instead of trying in vain', async () => {
    const { PUBLIC_URL: _, HTTP_PORT: __, ...settings } = await environment('akool');
    const args = [...pair, '--provider', 'akool', '--out', 'out.jpg'];
    const { code, stderr } = await run(temporaryFolder(), args, settings);
    expect(code).toBe(3);
    expect(stderr).toContain('public address');
  });
});

describe('a paid request whose answer is lost', () => {
  const operations = { modelslab: 'submit', akool: 'submit', crun: 'create' } as const;
  const faults = { reset: 'reset', HTML: { status: 200, body: '<html>' }, silence: { status: 200, body: {} } } as const;

  it.each([
    ['modelslab', 'reset'],
    ['akool', 'HTML'],
    ['crun', 'silence'],
  ] as const)('%s, %s: is parked and never repeated', async (vendor, fault) => {
    const server = { modelslab, akool, crun }[vendor];
    server.fails(operations[vendor] as never, faults[fault] as never);
    const folder = temporaryFolder();
    const settings = await environment(vendor, vendor === 'crun' ? 'modelslab' : 'crun');
    const all = { ...settings, PROVIDERS: `${vendor},${vendor === 'crun' ? 'modelslab' : 'crun'},local` };
    const { code, stderr } = await run(folder, [...pair, '--out', 'out.jpg'], all);
    expect(code, stderr).toBe(5);
    expect(stderr).toContain('may have charged');
    expect(paid()).toBe(1);
  });

  it.each(isNight ? vendors : (['akool'] as const))(
    '%s: a kill right after it left costs no second one',
    async (vendor) => {
      const server = { modelslab, akool, crun }[vendor];
      server.fails(operations[vendor] as never, 'hang' as never);
      const folder = temporaryFolder();
      const settings = await environment(vendor);
      const killed = { environment: settings, program: plainProgram };
      const first = start(folder, [...pair, '--out', 'out.jpg'], killed);
      while (paid() === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      first.child.kill('SIGKILL');
      await first.ended;
      const again = { ...settings, AKOOL_CLIENT_ID: '' };
      const { code, stderr } = await run(folder, [...pair, '--out', 'out.jpg'], again);
      expect(code, stderr).toBe(5);
      expect(paid()).toBe(1);
      expect(readdirSync(folder)).toEqual(['data']);
    },
  );
});

describe('doctor', () => {
  it('tells key and credit of each vendor, free of charge', async () => {
    const { code, stdout } = await run(temporaryFolder(), ['doctor'], await environment(...vendors));
    expect(code, stdout.toString()).toBe(0);
    expect(stdout.toString()).toMatch(/^✓ ModelsLab: Credit: 43.6/m);
    expect(stdout.toString()).toMatch(/^✓ Akool: Credit: 100/m);
    expect(stdout.toString()).toMatch(/^✓ Crun.ai: Credit: 10/m);
    expect(paid()).toBe(0);
  });

  it('names a key that is not accepted', async () => {
    const settings = { ...(await environment('crun')), CRUN_API_KEY: 'wrong-key' };
    const { code, stdout } = await run(temporaryFolder(), ['doctor'], settings);
    expect(code).toBe(4);
    expect(stdout.toString()).toContain("✗ Crun.ai: It doesn't accept the key.\n    → ");
  });
});

describe('secrets', () => {
  it('appear in no output, no file and at nobody else’s door', async () => {
    const folder = temporaryFolder();
    modelslab.fails('submit', { status: 429, body: { status: 'error', message: `key ${modelslab.state.key}` } });
    const settings = { ...(await environment('modelslab', 'crun')), LOG_LEVEL: 'debug' };
    const { code, stdout, stderr } = await spawnAndWait(folder, [...pair, '--out', 'out.jpg'], {
      environment: settings,
    });
    expect(code, stderr).toBe(0);
    const files = readdirSync(join(folder, 'data'), { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, 'data', name))
      .flatMap((path) => {
        try {
          return [readFileSync(path)];
        } catch {
          return []; // a folder
        }
      });
    for (const key of [modelslab.state.key, akool.state.key, crun.state.key]) {
      for (const place of [stdout, Buffer.from(stderr), ...files]) expect(place.includes(key)).toBe(false);
    }
    expect(JSON.stringify(crun.requests)).not.toContain(modelslab.state.key);
    expect(JSON.stringify(modelslab.requests)).not.toContain(crun.state.key);
  });
});
