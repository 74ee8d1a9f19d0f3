import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Media } from '../../src/core/ports/media.ts';
import type { Faces, SwapInput, SwapProvider } from '../../src/core/ports/provider.ts';
import { vendors } from '../../src/providers/index.ts';
import type { Vendor } from '../../src/providers/vendor.ts';
import { alice, drawnDetector, input, mediaOf } from '../fakes/drawn-pictures.ts';
import { configured } from '../fakes/vendors/adapters.ts';

const names = vendors.map(({ name }) => name);

function textOf(file: string): string {
  return readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
}

function providerOf(vendor: Vendor): SwapProvider {
  const environment = Object.fromEntries((vendor.keys[0] ?? []).map((name) => [name, 'key']));
  return configured(vendor, environment, { detector: drawnDetector });
}

describe('.env.example', () => {
  /** The comment of a variable, and the variable with its default, commented out. */
  function linesOf([name, schema]: [string, z.core.$ZodType]): string[] {
    const comment = z.globalRegistry.get(schema)?.description;
    const standard = z.safeParse(schema, undefined).data ?? '';
    return [...(comment === undefined ? [] : [`# ${comment}`]), `#${name}=${standard}`];
  }

  it('lists the variables of every vendor, with their comments and defaults, in the order of the registry', () => {
    const lines = vendors.flatMap(({ variables }) => Object.entries(variables).flatMap(linesOf));
    expect(textOf('.env.example')).toContain(`\n${lines.join('\n')}\n\n`);
  });

  it('names every vendor in PROVIDERS', () => {
    expect(textOf('.env.example')).toContain(`\n#PROVIDERS=${[...names, 'local'].join(',')}\n`);
  });
});

describe('the table of vendors in README.md', () => {
  const publicUrl = async (): Promise<URL> => new URL('https://relay.example/media/x');
  const video = { kind: 'video', seconds: 5 } as const;

  function swapOf(faces: Faces, target: Partial<Media>, shared: Partial<Media> = { publicUrl }): SwapInput {
    return input({ target: mediaOf([alice], { ...target, ...shared }), source: mediaOf([alice], shared), faces });
  }

  function waysIn(provider: SwapProvider): string {
    const needsUrl = (target: Partial<Media>): boolean =>
      provider.unfit(swapOf({ which: 'all' }, target, {})) === 'needs-public-url';
    if (needsUrl({})) return '`PUBLIC_URL` only';
    return needsUrl({ ...video, byteLength: 2 ** 30 }) ? 'upload, or `PUBLIC_URL`' : 'upload';
  }

  function columnOf(vendor: Vendor): string[] {
    const provider = providerOf(vendor);
    const can = (...inputs: SwapInput[]): string =>
      inputs.map((each) => (provider.unfit(each) === undefined ? 'yes' : 'no')).join(' · ');
    const reference = mediaOf([alice], { publicUrl });
    const assignments = [{ scene: { reference }, source: reference }];
    return [
      vendor.displayName,
      vendor.keys.map((group) => group.map((name) => `\`${name}\``).join(' and ')).join(', or '),
      can(swapOf({ which: 'largest' }, {}), swapOf({ which: 'all' }, {})),
      can(swapOf({ which: 'reference', reference }, {}), swapOf({ which: 'assigned', assignments }, {})),
      can(swapOf({ which: 'all' }, { kind: 'gif' }), swapOf({ which: 'largest' }, video)),
      waysIn(provider),
    ];
  }

  const rowNames = ['', 'key', 'one face · all faces', 'by reference · a face for each', 'GIF · video'];
  const columns = [
    [...rowNames, 'gets its pictures by'],
    ...vendors.map(columnOf),
    ['offline engine', 'none', 'yes · yes', 'yes · yes', 'yes · yes', '–'],
  ];

  it('says of every vendor what its adapter says', () => {
    const cells = columns.map((column) => {
      const width = Math.max(...column.map(({ length }) => length));
      const [head = '', ...rest] = column.map((cell) => cell.padEnd(width));
      return [head, '-'.repeat(width), ...rest];
    });
    const rows = (cells[0] ?? []).map((_, row) => `| ${cells.map((column) => column[row]).join(' | ')} |`);
    expect(textOf('README.md')).toContain(`\n\n${rows.join('\n')}\n\n`);
  });
});
