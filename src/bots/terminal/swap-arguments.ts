import { statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { mostPhotos } from '../../core/ports/media.ts';
import type { Options, Values } from './command.ts';
import { refuseAddress } from './files/input-file.ts';
import { type Invocation, pathFrom } from './invocation.ts';
import { UsageError } from './usage.ts';

/** Paths are absolute, or `-` for a stream. */
export interface SwapArguments {
  /** Photos of one person. None only if faces are assigned one by one. */
  readonly photos: readonly string[];
  readonly target: string;
  readonly faces: ReturnType<typeof facesOf>;
  readonly provider?: string;
  readonly out: string;
  /** The MIME type that the ending of `out` asks for. */
  readonly wanted: string;
  readonly force: boolean;
  readonly json: boolean;
  /** What the target is called where there are several: then the end is told in one line. */
  readonly label?: string;
}

const faceHelp = `the face that is put on; - reads standard input; may be repeated
with more photos of the same person, ${mostPhotos} in all`;

/** Where the results go, and how they are told. */
const results = {
  out: {
    type: 'string',
    value: 'FILE',
    help: 'default ./<target>-swapped.<ending>; the ending picks the format; - writes to standard output',
  },
  'out-dir': {
    type: 'string',
    value: 'DIR',
    help: 'write <target>-swapped.<ending> for each target into this folder,\nand leave out those that are there already',
  },
  force: { type: 'boolean', help: 'overwrite what is there' },
  json: { type: 'boolean', help: 'print the end as one line of JSON; one for each target' },
} as const satisfies Options;

/** `providers` are the names that `--provider` takes. */
export const swapOptions = (providers: readonly string[]) =>
  ({
    face: { type: 'string', multiple: true, value: 'FILE', help: faceHelp },
    target: {
      type: 'string',
      multiple: true,
      value: 'FILE',
      help: 'the picture, GIF or video that receives it; - reads standard input;\nseveral of them, and folders, with --out-dir',
    },
    which: {
      type: 'string',
      value: 'WHICH',
      choices: ['largest', 'all', 'reference'],
      help: 'which face of the target: largest (default), all, reference,\nor a number, counted from the left',
    },
    reference: {
      type: 'string',
      value: 'FILE',
      help: 'a picture of the person in the target whose face is replaced',
    },
    assign: {
      type: 'string',
      multiple: true,
      value: 'N=FILE',
      help: 'put the face in FILE on the Nth face from the left; may be repeated',
    },
    provider: {
      type: 'string',
      value: 'NAME',
      choices: providers,
      help: `${alternatives.format(providers)}; the configured order by default`,
    },
    ...results,
  }) as const satisfies Options;
export type SwapValues = Values<ReturnType<typeof swapOptions>>;
/** What is given for one target. */
export type OneSwapValues = Omit<SwapValues, 'target' | 'out-dir'> & { readonly target: string };

/** `a, b or c`. */
const alternatives = new Intl.ListFormat('en-GB', { type: 'disjunction' });

const formats: Readonly<Record<string, string>> = {
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.gif': 'image/gif',
};
const movingFormats: Readonly<Record<string, string>> = {
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.mov': 'video/quicktime',
};

/** The one target of a swap without --out-dir. Throws UsageError. */
export function onlyTarget({ target: targets = [] }: SwapValues): string {
  const [target, another] = targets;
  if (target === undefined) throw new UsageError('--target FILE is missing: the picture that receives the face.');
  if (another === undefined) return target;
  throw new UsageError('Several targets need --out-dir DIR, the folder for their results.');
}

/** The arguments of a swap of one target. Throws UsageError. */
export function parseSwapArguments(values: OneSwapValues, invocation: Invocation): SwapArguments {
  const faces = facesOf(values, invocation);
  const photos = photosOf(values);
  const { target, reference, assign = [], force = false, json = false } = values;
  const files = [...photos, target, ...(reference === undefined ? [] : [reference]), ...assign.map(fileOfRow)];
  for (const file of files) refuseAddress(file);
  if (files.filter((file) => file === '-').length > 1) {
    throw new UsageError('Only one file can be read from standard input.');
  }
  const typedOut = values.out ?? join('.', outName(target));
  if (typedOut === '-' && json) throw new UsageError('--json and --out - both need standard output.');
  if (typedOut !== '-' && target !== '-' && !fits(target, typedOut)) {
    throw new UsageError(`“${typedOut}” does not fit “${target}”: one is a video and the other is not.`);
  }
  const out = pathFrom(invocation, typedOut);
  const overwritten = files.find((file) => file !== '-' && isSameFile(pathFrom(invocation, file), out));
  if (overwritten !== undefined) {
    throw new UsageError(`--out would overwrite “${overwritten}”, which is read. Name another file.`);
  }
  return {
    photos: photos.map((photo) => pathFrom(invocation, photo)),
    target: pathFrom(invocation, target),
    faces,
    ...(values.provider !== undefined && { provider: values.provider }),
    out,
    wanted: typedOut === '-' ? formatOf(target, 'image/png') : formatOf(typedOut),
    force,
    json,
  };
}

function fileOfRow(row: string): string {
  return row.slice(row.indexOf('=') + 1);
}

/** Also where one of them is a link to the other. */
function isSameFile(one: string, other: string): boolean {
  const [there, here] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
  return (
    one === other ||
    (there !== undefined && here?.isFile() === true && there.dev === here.dev && there.ino === here.ino)
  );
}

function photosOf({ face: photos = [], assign }: OneSwapValues): readonly string[] {
  if (assign) {
    if (photos.length > 0) throw new UsageError('--assign names its own faces; leave --face out.');
    return photos;
  }
  if (photos.length === 0) throw new UsageError('--face FILE is missing: the face that is put on.');
  if (photos.length > mostPhotos) {
    throw new UsageError(`--face takes up to ${mostPhotos} photos of one person, not ${photos.length}.`);
  }
  return photos;
}

function facesOf({ which, reference, assign }: OneSwapValues, invocation: Invocation) {
  if (assign) {
    if (which !== undefined || reference !== undefined) {
      throw new UsageError('--assign says which faces by itself; leave --which and --reference out.');
    }
    return { which: 'assigned' as const, assignments: assignmentsOf(assign, invocation) };
  }
  if (reference !== undefined) {
    if (which !== undefined && which !== 'reference')
      throw new UsageError(`--reference does not go with --which ${which}.`);
    return { which: 'reference' as const, reference: fileRef(pathFrom(invocation, reference)) };
  }
  if (which === 'reference') throw new UsageError('--which reference needs --reference FILE.');
  if (which === undefined || which === 'largest') return { which: 'largest' as const };
  if (which === 'all') return { which: 'all' as const };
  if (/^[1-9]\d{0,3}$/.test(which)) return { which: 'nth' as const, fromLeft: Number(which) };
  throw new UsageError(`--which takes largest, all, reference or a number from 1, not “${which}”.`);
}

function assignmentsOf(rows: readonly string[], invocation: Invocation) {
  return rows.map((row, index) => {
    const [, number, file] = /^([1-9]\d{0,3})=(.+)$/.exec(row) ?? [];
    if (number === undefined || file === undefined) {
      throw new UsageError(`--assign takes N=FILE, such as 2=anna.jpg, not “${row}”.`);
    }
    if (rows.slice(0, index).some((other) => other.startsWith(`${number}=`))) {
      throw new UsageError(`Face ${number} is assigned twice.`);
    }
    return { fromLeft: Number(number), source: fileRef(pathFrom(invocation, file)) };
  });
}

/** A media reference to a file on this machine. */
export function fileRef(path: string) {
  return { platform: 'terminal', path };
}

/** Whether the endings fit each other: picture to picture, video to video. A GIF may become either. */
function fits(target: string, out: string): boolean {
  return extname(target).toLowerCase() === '.gif' || isVideo(target) === isVideo(out);
}

function isVideo(path: string): boolean {
  return extname(path).toLowerCase() in movingFormats;
}

/** The endings by which a folder is searched: what can be swapped, and what people take for it. */
export function looksLikeMedia(name: string): boolean {
  const ending = extname(name).toLowerCase();
  return ending in formats || ending in movingFormats || ending === '.heic' || ending === '.heif';
}

/** The name of the result for a target, where none is given. */
export function outName(target: string): string {
  if (target === '-') return 'swapped.png';
  const ending = extname(target);
  const isKnown = ending.toLowerCase() in formats || isVideo(target);
  return `${basename(target, ending)}-swapped${isKnown ? ending : '.png'}`;
}

/** The MIME type of a picture by the ending of `--out`. Throws UsageError. */
export function pictureFormatOf(out: string): string {
  const format = formats[extname(out).toLowerCase()];
  if (format !== undefined) return format;
  throw wrongEnding(out, Object.keys(formats));
}

function formatOf(path: string, otherwise?: string): string {
  const ending = extname(path).toLowerCase();
  const format = formats[ending] ?? movingFormats[ending] ?? otherwise;
  if (format !== undefined) return format;
  throw wrongEnding(path, [...Object.keys(formats), ...Object.keys(movingFormats)]);
}

function wrongEnding(out: string, endings: readonly string[]): UsageError {
  return new UsageError(`--out must end in ${alternatives.format(endings)}, not “${out}”.`);
}
