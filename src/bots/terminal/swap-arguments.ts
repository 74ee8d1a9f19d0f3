import { basename, extname, join } from 'node:path';
import { mostPhotos } from '../../core/ports/media.ts';
import type { Options, Values } from './command.ts';
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
}

const faceHelp = `the face that is put on; - reads standard input; may be repeated
with more photos of the same person, ${mostPhotos} in all`;

/** `providers` are the names that `--provider` takes. */
export const swapOptions = (providers: readonly string[]) =>
  ({
    face: { type: 'string', multiple: true, value: 'FILE', help: faceHelp },
    target: {
      type: 'string',
      value: 'FILE',
      help: 'the picture, GIF or video that receives it; - reads standard input',
    },
    which: {
      type: 'string',
      value: 'WHICH',
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
      help: `${alternatives.format(providers)}; the configured order by default`,
    },
    out: {
      type: 'string',
      value: 'FILE',
      help: 'default ./<target>-swapped.<ending>; the ending picks the format; - writes to standard output',
    },
    force: { type: 'boolean', help: 'overwrite FILE' },
    json: { type: 'boolean', help: 'print the end as one line of JSON' },
  }) as const satisfies Options;
export type SwapValues = Values<ReturnType<typeof swapOptions>>;

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

/** The arguments of `swap`. Throws UsageError. */
export function parseSwapArguments(values: SwapValues, invocation: Invocation): SwapArguments {
  if (values.target === undefined)
    throw new UsageError('--target FILE is missing: the picture that receives the face.');
  const faces = facesOf(values, invocation);
  const photos = photosOf(values);
  const files = [...photos, values.target, values.reference, ...(values.assign ?? []).map((row) => row.split('=')[1])];
  if (files.filter((file) => file === '-').length > 1) {
    throw new UsageError('Only one file can be read from standard input.');
  }
  const out = values.out ?? defaultOut(values.target);
  if (out === '-' && values.json) throw new UsageError('--json and --out - both need standard output.');
  if (out !== '-' && values.target !== '-' && !fits(values.target, out)) {
    throw new UsageError(`“${out}” does not fit “${values.target}”: one is a video and the other is not.`);
  }
  return {
    photos: photos.map((photo) => pathFrom(invocation, photo)),
    target: pathFrom(invocation, values.target),
    faces,
    ...(values.provider !== undefined && { provider: values.provider }),
    out: pathFrom(invocation, out),
    wanted: out === '-' ? formatOf(values.target, 'image/png') : formatOf(out),
    force: values.force ?? false,
    json: values.json ?? false,
  };
}

function photosOf({ face: photos = [], assign }: SwapValues): readonly string[] {
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

function facesOf({ which, reference, assign }: SwapValues, invocation: Invocation) {
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

function defaultOut(target: string): string {
  if (target === '-') return join('.', 'swapped.png');
  const ending = extname(target);
  const isKnown = ending.toLowerCase() in formats || isVideo(target);
  return join('.', `${basename(target, ending)}-swapped${isKnown ? ending : '.png'}`);
}

/** The MIME type of a picture by the ending of `--out`. Throws UsageError. */
export function pictureFormatOf(out: string): string {
  const format = formats[extname(out).toLowerCase()];
  if (format !== undefined) return format;
  throw new UsageError(`--out must end in ${Object.keys(formats).join(', ')}, not “${out}”.`);
}

function formatOf(path: string, otherwise?: string): string {
  const ending = extname(path).toLowerCase();
  const format = formats[ending] ?? movingFormats[ending] ?? otherwise;
  if (format !== undefined) return format;
  const endings = [...Object.keys(formats), ...Object.keys(movingFormats)].join(', ');
  throw new UsageError(`--out must end in ${endings}, not “${path}”.`);
}
