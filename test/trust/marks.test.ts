import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Asset, JPEG, PNG } from '@trustnxt/c2pa-ts/asset';
import { SuperBox } from '@trustnxt/c2pa-ts/jumbf';
import { ManifestStore } from '@trustnxt/c2pa-ts/manifest';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { EncodedMedia } from '../../src/core/ports/media.ts';
import { manifestIn } from '../../src/trust/containers/formats.ts';
import { Unmarkable } from '../../src/trust/thread/marking-thread.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { at, fileOf, markingRig, newKey, signedTypes, xmpTypes } from './marking-rig.ts';

const { mark, read } = markingRig();
const other = markingRig(newKey());

const composite = 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia';
const exiftool = resolve(import.meta.dirname, '../../node_modules/exiftool-vendored.pl/bin/exiftool');
const noPerl = spawnSync('perl', ['-v']).status !== 0;
const needsPerl = noPerl ? ' (skipped: needs perl)' : '';

async function pixelsOf({ bytes }: EncodedMedia): Promise<Buffer> {
  return sharp(bytes).raw().toBuffer();
}

/** What exiftool says of each file, in their order. It takes longer to start than to read. */
function tagsOf(files: readonly EncodedMedia[]): readonly Record<string, unknown>[] {
  const folder = temporaryFolder();
  const names = files.map(({ mimeType }, index) => join(folder, `${index}.${mimeType.split('/')[1]}`));
  for (const [index, name] of names.entries()) writeFileSync(name, files[index]?.bytes ?? '');
  const { stdout } = spawnSync('perl', [exiftool, '-json', '-G1', '-validate', '-warning', '-all', ...names]);
  return JSON.parse(stdout.toString());
}

async function withAuthor(format: 'jpeg' | 'png' | 'webp' | 'avif'): Promise<EncodedMedia> {
  const xmp =
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
    '<dc:rights>planted-author</dc:rights></rdf:Description></rdf:RDF></x:xmpmeta>';
  const { bytes, mimeType } = await fileOf(`image/${format}`);
  return { bytes: await sharp(bytes).withXmp(xmp).toFormat(format).toBuffer(), mimeType };
}

describe('a marked file', () => {
  it.each(signedTypes)('is known as made here, by when and by which provider: %s', async (mimeType) => {
    const marked = await mark(await fileOf(mimeType));
    expect(await read(marked)).toEqual({ state: 'valid', at, provider: 'akool' });
    expect(await other.read(marked)).toEqual({ state: 'none' });
  });

  it.each(signedTypes.slice(0, 5))('shows the very same pixels: %s', async (mimeType) => {
    const file = await fileOf(mimeType);
    expect((await pixelsOf(await mark(file))).equals(await pixelsOf(file))).toBe(true);
  });

  it.skipIf(noPerl)(`says in XMP what it is, and is a sound file${needsPerl}`, async () => {
    const tags = tagsOf(await Promise.all(xmpTypes.map(async (type) => mark(await fileOf(type)))));
    expect(tags.map((one) => one['XMP-iptcExt:DigitalSourceType'])).toEqual(xmpTypes.map(() => composite));
    expect(tags.map((one) => one['ExifTool:Validate'])).toEqual(xmpTypes.map(() => 'OK'));
    const others = tags.flatMap((one) => Object.keys(one).filter((name) => /^XMP-(?!iptcExt|x:)/.test(name)));
    expect(others).toEqual([]);
  });

  it.skipIf(noPerl)(`keeps no XMP of the file that came${needsPerl}`, async () => {
    const planted = await Promise.all((['jpeg', 'png', 'webp'] as const).map(withAuthor));
    expect(tagsOf(planted).map((one) => one['XMP-dc:Rights'])).toEqual(planted.map(() => 'planted-author'));
    const tags = tagsOf(await Promise.all(planted.map((file) => mark(file))));
    expect(tags.map((one) => one['XMP-dc:Rights'])).toEqual(planted.map(() => undefined));
    expect(tags.map((one) => one['XMP-iptcExt:DigitalSourceType'])).toEqual(planted.map(() => composite));
    await expect(mark(await withAuthor('avif'))).rejects.toThrow(Unmarkable); // it is encoded anew first
  });

  it.each(signedTypes.filter((type) => type !== 'image/avif'))(
    'may be marked again, and has one manifest: %s',
    async (mimeType) => {
      const again = await mark(await mark(await fileOf(mimeType)));
      expect(await read(again)).toMatchObject({ state: 'valid' });
      expect(Buffer.from(again.bytes).toString('latin1').split('c2pa.signature').length).toBeLessThan(8);
    },
  );

  it('names the manifest of its scene by hash alone', async () => {
    const theirs = await other.mark(await fileOf('image/png'));
    const marked = await mark(await fileOf('image/jpeg'), theirs);
    const { jumbf = new Uint8Array() } = manifestIn(theirs.bytes, theirs.mimeType) ?? {};
    const sceneManifest = createHash('sha256').update(jumbf).digest('hex');
    expect(await read(marked)).toEqual({ state: 'valid', at, provider: 'akool', sceneManifest });
    const [theirCertificate = new Uint8Array()] = other.key.chain;
    expect(Buffer.from(marked.bytes).includes(Buffer.from(theirCertificate).subarray(-64))).toBe(false);
  });

  it('holds nothing that says who asked', async () => {
    const marked = await mark(await fileOf('image/jpeg'));
    const text = Buffer.from(marked.bytes).toString('latin1');
    for (const word of ['c2pa.thumbnail', 'discord', 'telegram', 'Exif', 'GPS', 'requester'])
      expect(text).not.toContain(word);
  });
});

describe('a change of one byte', () => {
  it.each(signedTypes)('is noticed wherever it is: %s', async (mimeType) => {
    const { bytes } = await mark(await fileOf(mimeType));
    const manifest = Buffer.from(bytes).indexOf('jumb');
    const places = fc.oneof(
      fc.nat(bytes.length - 1),
      fc.integer({ min: Math.max(0, manifest - 60), max: Math.min(bytes.length, manifest + 2_900) - 1 }),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: bytes.length - 12, max: bytes.length - 1 }),
    );
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 1, max: 255 }), async (place, change) => {
        const changed = Uint8Array.from(bytes);
        changed[place] = (changed[place] as number) ^ change;
        expect(await read({ bytes: changed, mimeType })).toEqual({ state: 'invalid' });
      }),
      { numRuns: 40 },
    );
  });

  it('is noticed where a byte is added, and nothing is said of files of others', async () => {
    const { bytes, mimeType } = await mark(await fileOf('image/jpeg'));
    expect(await read({ bytes: Buffer.concat([bytes, Buffer.of(0)]), mimeType })).toEqual({ state: 'invalid' });
    expect(await read(await fileOf('image/jpeg'))).toEqual({ state: 'none' });
    expect(await read({ bytes: Buffer.from('text'), mimeType: 'text/plain' })).toEqual({ state: 'none' });
  });
});

describe('independent programs', () => {
  it.each([
    ['image/jpeg', JPEG],
    ['image/png', PNG],
  ] as const)('find signature and hashes of %s in order', async (mimeType, Format) => {
    const { bytes } = await mark(await fileOf(mimeType));
    const asset: Asset = new Format(Uint8Array.from(bytes));
    const jumbf = asset.getManifestJUMBF();
    const store = ManifestStore.read(SuperBox.fromBuffer(Uint8Array.from(jumbf ?? [])));
    const { statusEntries } = await store.validate(asset);
    const failures = statusEntries.filter(({ success }) => !success).map(({ code }) => code);
    // a private authority is unknown to it
    expect(failures.filter((code) => !/^signingCredential\.(?:untrusted|invalid)$/.test(code))).toEqual([]);
    const successes = statusEntries.filter(({ success }) => success).map(({ code }) => code);
    expect(successes).toEqual(expect.arrayContaining(['claimSignature.validated', 'assertion.dataHash.match']));
  });

  it('find them in order in a process of their own, where no other library reads the format', async () => {
    const folder = temporaryFolder();
    const types = ['image/webp', 'image/avif', 'image/gif', 'video/mp4'];
    for (const type of types) {
      writeFileSync(join(folder, type.replace('/', '.')), (await mark(await fileOf(type))).bytes);
    }
    const reader = `
      import { readFileSync } from 'node:fs';
      import { fileURLToPath } from 'node:url';
      const { initSync, WasmReader } = await import('@contentauth/c2pa-wasm');
      initSync({ module: readFileSync(fileURLToPath(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm'))) });
      for (const type of ${JSON.stringify(types)}) {
        const bytes = readFileSync(${JSON.stringify(folder)} + '/' + type.replace('/', '.'));
        const { validation_state, validation_status = [] } = JSON.parse((await WasmReader.fromBytes(type, bytes)).json());
        console.log(type, validation_state, validation_status.map(({ code }) => code).join());
      }`;
    const said = await output(['--input-type=module', '-e', reader]);
    expect(said.trim().split('\n')).toEqual(types.map((type) => `${type} Valid signingCredential.untrusted`));
  });
});

function output(args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, args, { cwd: resolve(import.meta.dirname, '../..') });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  return new Promise((done) => child.on('close', () => done(said)));
}
