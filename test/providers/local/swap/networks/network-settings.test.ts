import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { LocalSettings } from '../../../../../src/providers/local/index.ts';
import { type SmallSwapper, smallConverter, smallRecognizer, smallSwapper } from '../../small-models.ts';

const folder = mkdtempSync(join(tmpdir(), 'faceswap-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, bytes: Uint8Array | string): string {
  const path = join(folder, `${name}.onnx`);
  writeFileSync(path, bytes);
  return path;
}

function swapper(name: string, small: Partial<SmallSwapper>): string {
  const plain = { takes: { mean: [0, 0, 0], deviation: [1, 1, 1] }, gives: [0, 1] } as const;
  return file(name, smallSwapper({ ...plain, side: 256, ...small }));
}

const inswapper = swapper('inswapper', { side: 128, map: [512, 512] });
const hyperswap = swapper('hyperswap', { hasMask: true });
const half = swapper('half', { hasMask: true, isHalf: true });
/** Ghost or simswap, or hyperswap without its mask. */
const unclear = swapper('unclear', {});
const recognizer = file('recognizer', smallRecognizer());
const converter = file('converter', smallConverter());

interface Set {
  readonly swapper?: string;
  readonly recognizer?: string;
  readonly converter?: string;
  readonly profile?: string;
  readonly passes?: string;
}

function parsed(set: Set) {
  const environment = {
    LOCAL_SWAPPER_MODEL: set.swapper,
    LOCAL_RECOGNIZER_MODEL: set.recognizer,
    LOCAL_CONVERTER_MODEL: set.converter,
    LOCAL_SWAPPER_PROFILE: set.profile,
    LOCAL_SWAPPER_PASSES: set.passes,
  };
  return LocalSettings.safeParse(environment);
}

describe('the networks of the operator', () => {
  it.each([
    { network: 'inswapper', set: { swapper: inswapper }, profile: 'inswapper' },
    { network: 'hyperswap', set: { swapper: hyperswap }, profile: 'hyperswap' },
    { network: 'hyperswap in half floats', set: { swapper: half }, profile: 'hyperswap' },
    { network: 'ghost', set: { swapper: unclear, converter, profile: 'ghost' }, profile: 'ghost' },
    {
      network: 'ghost by its full name',
      set: { swapper: unclear, converter, profile: 'ghost_2_256' },
      profile: 'ghost',
    },
    { network: 'simswap', set: { swapper: unclear, converter, profile: 'simswap' }, profile: 'simswap' },
    { network: 'hyperswap without mask', set: { swapper: unclear, profile: 'hyperswap_1a_256' }, profile: 'hyperswap' },
  ])('are known: $network', ({ set, profile }) => {
    const { data } = parsed({ ...set, recognizer });
    const needed = 'converter' in set ? { converter } : {};
    expect(data?.networks).toEqual({ swapper: set.swapper, recognizer, profile, passes: 16, ...needed });
  });

  it('are none unless they are set', () => {
    expect(parsed({}).data?.networks).toBeUndefined();
    expect(parsed({ swapper: inswapper, recognizer, passes: '4' }).data?.networks?.passes).toBe(4);
  });

  const four = 'inswapper_128, hyperswap_1a_256, ghost_1_256 or simswap_256';
  const problems: readonly { set: Set; setting: string; says: string }[] = [
    { set: { swapper: 'no-such.onnx' }, setting: 'LOCAL_SWAPPER_MODEL', says: 'names no file' },
    {
      set: { swapper: inswapper },
      setting: 'LOCAL_SWAPPER_MODEL',
      says: 'works only together with LOCAL_RECOGNIZER_MODEL; set both or neither',
    },
    {
      set: { recognizer },
      setting: 'LOCAL_SWAPPER_MODEL',
      says: 'works only together with LOCAL_RECOGNIZER_MODEL; set both or neither',
    },
    {
      set: { converter },
      setting: 'LOCAL_CONVERTER_MODEL',
      says: 'works only together with LOCAL_SWAPPER_MODEL; set both or neither',
    },
    {
      set: { profile: 'ghost' },
      setting: 'LOCAL_SWAPPER_PROFILE',
      says: 'works only together with LOCAL_SWAPPER_MODEL; set both or neither',
    },
    {
      set: { swapper: inswapper, recognizer, profile: 'blendswap' },
      setting: 'LOCAL_SWAPPER_PROFILE',
      says: 'Invalid option: expected one of "inswapper"',
    },
    { set: { swapper: inswapper, recognizer, passes: '17' }, setting: 'LOCAL_SWAPPER_PASSES', says: '<=16' },
    {
      set: { swapper: file('words', 'this is a letter'), recognizer },
      setting: 'LOCAL_SWAPPER_MODEL',
      says: 'names a file that cannot be read as an ONNX model',
    },
    {
      set: { swapper: inswapper, recognizer: file('words', 'this is a letter') },
      setting: 'LOCAL_RECOGNIZER_MODEL',
      says: 'names a file that cannot be read as an ONNX model',
    },
    {
      set: { swapper: swapper('512', { side: 512 }), recognizer },
      setting: 'LOCAL_SWAPPER_MODEL',
      says: `is not shaped like ${four}: it takes target [1, 3, 512, 512] and source [1, 512] and gives single [1, 3, 512, 512]`,
    },
    {
      set: { swapper: recognizer, recognizer },
      setting: 'LOCAL_SWAPPER_MODEL',
      says: `is not shaped like ${four}: it takes picture [1, 3, 112, 112] and gives embedding [any]`,
    },
    {
      set: { swapper: swapper('map', { side: 128, map: [3, 512] }), recognizer },
      setting: 'LOCAL_SWAPPER_MODEL',
      says: 'is not shaped like inswapper: the last of its constants is no map of 512 × 512',
    },
    {
      set: { swapper: inswapper, recognizer: inswapper },
      setting: 'LOCAL_RECOGNIZER_MODEL',
      says: 'does not turn a picture of 112 × 112 pixels into 512 numbers',
    },
    {
      set: { swapper: inswapper, recognizer, profile: 'ghost', converter },
      setting: 'LOCAL_SWAPPER_PROFILE',
      says: 'does not fit the file of LOCAL_SWAPPER_MODEL, which is shaped like inswapper: it takes target [1, 3, 128, 128]',
    },
    {
      set: { swapper: unclear, recognizer, profile: 'inswapper' },
      setting: 'LOCAL_SWAPPER_PROFILE',
      says: 'which is shaped like hyperswap, ghost or simswap',
    },
    {
      set: { swapper: unclear, recognizer },
      setting: 'LOCAL_SWAPPER_MODEL',
      says: 'could be hyperswap, ghost or simswap, whose inputs and outputs are alike; set LOCAL_SWAPPER_PROFILE to the right one (and, for ghost and simswap, LOCAL_CONVERTER_MODEL to their converter)',
    },
    {
      set: { swapper: unclear, recognizer, converter },
      setting: 'LOCAL_SWAPPER_MODEL',
      says: 'could be ghost or simswap, whose inputs and outputs are alike; set LOCAL_SWAPPER_PROFILE to the right one',
    },
    {
      set: { swapper: unclear, recognizer, profile: 'ghost' },
      setting: 'LOCAL_CONVERTER_MODEL',
      says: 'is missing: ghost takes an identity that its converter has made',
    },
    {
      set: { swapper: hyperswap, recognizer, converter },
      setting: 'LOCAL_CONVERTER_MODEL',
      says: 'is not for hyperswap, which needs no converter; remove it',
    },
    {
      set: { swapper: inswapper, recognizer, converter },
      setting: 'LOCAL_CONVERTER_MODEL',
      says: 'is not for inswapper, which needs no converter; remove it',
    },
    {
      set: { swapper: unclear, recognizer, profile: 'simswap', converter: file('short', smallConverter(256)) },
      setting: 'LOCAL_CONVERTER_MODEL',
      says: 'does not turn 512 numbers into 512 numbers',
    },
    {
      set: { swapper: unclear, recognizer, profile: 'simswap', converter: file('words', 'a letter') },
      setting: 'LOCAL_CONVERTER_MODEL',
      says: 'names a file that cannot be read as an ONNX model',
    },
  ];

  it.each(problems)('are refused at the start: $setting $says', ({ set, setting, says }) => {
    const issues = parsed(set).error?.issues ?? [];
    expect(issues).toHaveLength(1);
    expect(issues[0]?.path).toEqual([setting]);
    expect(issues[0]?.message).toContain(says);
  });
});
