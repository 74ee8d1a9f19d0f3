import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from './usage.ts';

export interface SwapArguments {
  /** A path, or `-` for standard input. Absent only if faces are assigned one by one. */
  readonly face?: string;
  readonly target: string;
  readonly faces: ReturnType<typeof facesOf>;
  readonly provider?: string;
  /** A path, or `-` for standard output. */
  readonly out: string;
  /** The MIME type that the ending of `out` asks for. */
  readonly wanted: string;
  readonly force: boolean;
  readonly json: boolean;
}

/** `providers` are the names that `--provider` takes. */
export const swapUsage = (
  providers: readonly string[],
): string => `faceswap-bot swap --face FILE --target FILE [options]

  --face FILE        the face that is put on; - reads standard input
  --target FILE      the picture, GIF or video that receives it; - reads standard input
  --which WHICH      which face of the target: largest (default), all, reference,
                     or a number, counted from the left
  --reference FILE   a picture of the person in the target whose face is replaced
  --assign N=FILE    put the face in FILE on the Nth face from the left; may be repeated
  --provider NAME    ${alternatives.format(providers)}; the configured order by default
  --out FILE         default ./<target>-swapped.<ending>; the ending picks the format; - writes to standard output
  --force            overwrite FILE
  --json             print the end as one line of JSON
  --help             show this`;

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
export function parseSwapArguments(argv: readonly string[]): SwapArguments | 'help' {
  const values = parse(argv);
  if (values.help) return 'help';
  if (values.target === undefined)
    throw new UsageError('--target FILE is missing: the picture that receives the face.');
  const faces = facesOf(values);
  if (faces.which !== 'assigned' && values.face === undefined) {
    throw new UsageError('--face FILE is missing: the face that is put on.');
  }
  const files = [
    values.face,
    values.target,
    values.reference,
    ...(values.assign ?? []).map((row) => row.split('=')[1]),
  ];
  if (files.filter((file) => file === '-').length > 1) {
    throw new UsageError('Only one file can be read from standard input.');
  }
  const out = values.out ?? defaultOut(values.target);
  if (out === '-' && values.json) throw new UsageError('--json and --out - both need standard output.');
  if (out !== '-' && values.target !== '-' && !fits(values.target, out)) {
    throw new UsageError(`“${out}” does not fit “${values.target}”: one is a video and the other is not.`);
  }
  return {
    ...(values.face !== undefined && faces.which !== 'assigned' && { face: values.face }),
    target: values.target,
    faces,
    ...(values.provider !== undefined && { provider: values.provider }),
    out,
    wanted: out === '-' ? formatOf(values.target, 'image/png') : formatOf(out),
    force: values.force,
    json: values.json,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: {
        face: { type: 'string' },
        target: { type: 'string' },
        which: { type: 'string' },
        reference: { type: 'string' },
        assign: { type: 'string', multiple: true },
        provider: { type: 'string' },
        out: { type: 'string' },
        force: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function facesOf(values: ReturnType<typeof parse>) {
  const { which, reference, assign } = values;
  if (assign) {
    if (which !== undefined || reference !== undefined) {
      throw new UsageError('--assign says which faces by itself; leave --which and --reference out.');
    }
    return { which: 'assigned' as const, assignments: assign.map(assignment) };
  }
  if (reference !== undefined) {
    if (which !== undefined && which !== 'reference')
      throw new UsageError(`--reference does not go with --which ${which}.`);
    return { which: 'reference' as const, reference: fileRef(reference) };
  }
  if (which === 'reference') throw new UsageError('--which reference needs --reference FILE.');
  if (which === undefined || which === 'largest') return { which: 'largest' as const };
  if (which === 'all') return { which: 'all' as const };
  if (/^[1-9]\d{0,3}$/.test(which)) return { which: 'nth' as const, fromLeft: Number(which) };
  throw new UsageError(`--which takes largest, all, reference or a number from 1, not “${which}”.`);
}

function assignment(row: string, index: number, rows: readonly string[]) {
  const [, number, file] = /^([1-9]\d{0,3})=(.+)$/.exec(row) ?? [];
  if (number === undefined || file === undefined) {
    throw new UsageError(`--assign takes N=FILE, such as 2=anna.jpg, not “${row}”.`);
  }
  if (rows.slice(0, index).some((other) => other.startsWith(`${number}=`))) {
    throw new UsageError(`Face ${number} is assigned twice.`);
  }
  return { fromLeft: Number(number), source: fileRef(file) };
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

function formatOf(path: string, otherwise?: string): string {
  const ending = extname(path).toLowerCase();
  const format = formats[ending] ?? movingFormats[ending] ?? otherwise;
  if (format !== undefined) return format;
  const endings = [...Object.keys(formats), ...Object.keys(movingFormats)].join(', ');
  throw new UsageError(`--out must end in ${endings}, not “${path}”.`);
}
