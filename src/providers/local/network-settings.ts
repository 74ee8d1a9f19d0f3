import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type ModelPorts, type Port, readLastInitializer, readPorts } from './models/onnx-read.ts';
import { IDENTITY_LENGTH, PORTRAIT_SIDE, type ProfileName, profileNames, profiles } from './swap/networks/profiles.ts';
import type { NetworkSettings } from './worker-settings.ts';

/** Its whole path, since workers run in another folder. */
export const file = z
  .string()
  .refine((path) => existsSync(path), { message: 'names no file' })
  .transform((path) => resolve(path));

const profileOfName = new Map<string, ProfileName>(
  profileNames.flatMap((name) => [name, ...profiles[name].models].map((each) => [each, name] as const)),
);

/** Settings of the operator's own networks. */
export const networkFields = {
  LOCAL_SWAPPER_MODEL: file.optional(),
  LOCAL_RECOGNIZER_MODEL: file.optional(),
  LOCAL_CONVERTER_MODEL: file.optional(),
  LOCAL_SWAPPER_PROFILE: z
    .enum([...profileOfName.keys()])
    .transform((name) => profileOfName.get(name))
    .optional(),
  LOCAL_SWAPPER_PASSES: z.coerce.number().int().min(1).max(16).default(16),
};

type Fields = z.output<z.ZodObject<typeof networkFields>>;

/** What is wrong with a setting, in words that follow its name. */
class Problem extends Error {
  readonly setting: keyof Fields;
  constructor(setting: keyof Fields, message: string) {
    super(message);
    this.setting = setting;
  }
}

/** Adds the networks that the settings name, or the first problem with them. Reads the heads of their files. */
export function withNetworks<Set extends Fields>(
  set: Set,
  context: z.RefinementCtx,
): Set & { readonly networks: NetworkSettings | undefined } {
  try {
    return { ...set, networks: networksOf(set) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    context.addIssue({ code: 'custom', path: [error.setting], message: error.message });
    return z.NEVER;
  }
}

function networksOf(set: Fields): NetworkSettings | undefined {
  const { LOCAL_SWAPPER_MODEL: swapper, LOCAL_RECOGNIZER_MODEL: recognizer, LOCAL_CONVERTER_MODEL: converter } = set;
  if ((swapper === undefined) !== (recognizer === undefined)) {
    throw new Problem('LOCAL_SWAPPER_MODEL', 'works only together with LOCAL_RECOGNIZER_MODEL; set both or neither');
  }
  if (swapper === undefined || recognizer === undefined) {
    refuseWithoutSwapper(set, 'LOCAL_CONVERTER_MODEL');
    refuseWithoutSwapper(set, 'LOCAL_SWAPPER_PROFILE');
    return undefined;
  }
  const name = profileOf(set, portsOf('LOCAL_SWAPPER_MODEL', swapper));
  checkMap(name, swapper);
  checkRecognizer(portsOf('LOCAL_RECOGNIZER_MODEL', recognizer));
  checkConverter(name, converter);
  return {
    swapper,
    recognizer,
    profile: name,
    passes: set.LOCAL_SWAPPER_PASSES,
    ...(converter !== undefined && { converter }),
  };
}

function refuseWithoutSwapper(set: Fields, setting: 'LOCAL_CONVERTER_MODEL' | 'LOCAL_SWAPPER_PROFILE'): void {
  if (set[setting] !== undefined) {
    throw new Problem(setting, 'works only together with LOCAL_SWAPPER_MODEL; set both or neither');
  }
}

function portsOf(setting: keyof Fields, path: string): ModelPorts {
  try {
    return readPorts(path);
  } catch {
    throw new Problem(setting, 'names a file that cannot be read as an ONNX model');
  }
}

/** The wanted profile, if it fits the file, or the only one that fits. */
function profileOf(set: Fields, ports: ModelPorts): ProfileName {
  const { LOCAL_SWAPPER_PROFILE: wanted, LOCAL_CONVERTER_MODEL: converter } = set;
  const fitting = profileNames.filter((name) => fits(ports, name));
  if (fitting.length === 0) {
    const known = listed(profileNames.map((name) => profiles[name].models[0] ?? name));
    throw new Problem('LOCAL_SWAPPER_MODEL', `is not shaped like ${known}: ${described(ports)}`);
  }
  if (wanted !== undefined) {
    if (fitting.includes(wanted)) return wanted;
    throw new Problem(
      'LOCAL_SWAPPER_PROFILE',
      `does not fit the file of LOCAL_SWAPPER_MODEL, which is shaped like ${listed(fitting)}: ${described(ports)}`,
    );
  }
  const likely = fitting.filter((name) => mayBe(name, ports, converter !== undefined));
  const [only, ...others] = likely;
  if (only !== undefined && others.length === 0) return only;
  const missing =
    converter === undefined ? ' (and, for ghost and simswap, LOCAL_CONVERTER_MODEL to their converter)' : '';
  throw new Problem(
    'LOCAL_SWAPPER_MODEL',
    `could be ${listed(likely)}, whose inputs and outputs are alike; set LOCAL_SWAPPER_PROFILE to the right one${missing}`,
  );
}

function fits({ inputs, outputs }: ModelPorts, name: ProfileName): boolean {
  const { side } = profiles[name];
  const [target, source] = ['target', 'source'].map((wanted) => inputs.find((input) => input.name === wanted));
  const [drawing] = outputs;
  if (inputs.length !== 2 || !target || !source || !drawing) return false;
  const square = [1, 3, side, side];
  return agrees(target, square) && agrees(source, [1, IDENTITY_LENGTH]) && agrees(drawing, square);
}

/** Whether nothing but the wanted profile could speak against this one. Of those known here, only hyperswap gives a mask. */
function mayBe(name: ProfileName, { outputs }: ModelPorts, hasConverter: boolean): boolean {
  if (name === 'inswapper') return true;
  if (outputs.some((output) => output.name === 'mask')) return name === 'hyperswap';
  return !hasConverter || profiles[name].identity === 'converted';
}

/** Whether the port may have this shape. What the file leaves open may be anything. */
function agrees({ shape }: Port, wanted: readonly number[]): boolean {
  if (!shape) return true;
  return shape.length === wanted.length && shape.every((side, axis) => side === 0 || side === wanted[axis]);
}

function checkMap(name: ProfileName, path: string): void {
  if (profiles[name].identity !== 'mapped') return;
  let shape: readonly number[] = [];
  try {
    shape = readLastInitializer(path).shape;
  } catch {
    // Said below.
  }
  if (shape.length === 2 && shape.every((side) => side === IDENTITY_LENGTH)) return;
  const map = `${IDENTITY_LENGTH} × ${IDENTITY_LENGTH}`;
  throw new Problem('LOCAL_SWAPPER_MODEL', `is not shaped like ${name}: the last of its constants is no map of ${map}`);
}

function checkRecognizer({ inputs, outputs }: ModelPorts): void {
  const [input, ...others] = inputs;
  const [output] = outputs;
  const takes = input && others.length === 0 && agrees(input, [1, 3, PORTRAIT_SIDE, PORTRAIT_SIDE]);
  if (takes && output && agrees(output, [1, IDENTITY_LENGTH])) return;
  const side = `${PORTRAIT_SIDE} × ${PORTRAIT_SIDE}`;
  throw new Problem(
    'LOCAL_RECOGNIZER_MODEL',
    `does not turn a picture of ${side} pixels into ${IDENTITY_LENGTH} numbers`,
  );
}

function checkConverter(name: ProfileName, path: string | undefined): void {
  const setting = 'LOCAL_CONVERTER_MODEL';
  const isWanted = profiles[name].identity === 'converted';
  if (path === undefined) {
    if (isWanted) throw new Problem(setting, `is missing: ${name} takes an identity that its converter has made`);
    return;
  }
  if (!isWanted) throw new Problem(setting, `is not for ${name}, which needs no converter; remove it`);
  const { inputs, outputs } = portsOf(setting, path);
  const [input, ...others] = inputs;
  const [output] = outputs;
  const numbers = [1, IDENTITY_LENGTH];
  if (input && others.length === 0 && agrees(input, numbers) && output && agrees(output, numbers)) return;
  throw new Problem(setting, `does not turn ${IDENTITY_LENGTH} numbers into ${IDENTITY_LENGTH} numbers`);
}

function described({ inputs, outputs }: ModelPorts): string {
  const text = (port: Port): string => `${port.name} [${port.shape?.map((side) => side || 'any').join(', ') ?? 'any'}]`;
  return `it takes ${listed(inputs.map(text), 'and')} and gives ${listed(outputs.map(text), 'and')}`;
}

function listed(words: readonly string[], joint: 'or' | 'and' = 'or'): string {
  if (words.length < 2) return words[0] ?? 'nothing';
  return `${words.slice(0, -1).join(', ')} ${joint} ${words.at(-1)}`;
}
