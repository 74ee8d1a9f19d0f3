import { readFile, stat } from 'node:fs/promises';
import { mediaLimitsOf, openEngine } from '../app-engine.ts';
import { defineCommand } from '../bots/terminal/command.ts';
import { describeFaces } from '../bots/terminal/faces-report.ts';
import { checkFile } from '../bots/terminal/files/input-file.ts';
import { checkOutput, writeOutput } from '../bots/terminal/files/output-file.ts';
import { pathFrom } from '../bots/terminal/invocation.ts';
import { listenToSignals } from '../bots/terminal/signals.ts';
import { pictureFormatOf } from '../bots/terminal/swap-arguments.ts';
import { UsageError } from '../bots/terminal/usage.ts';
import { exitFailed, exitRefused } from '../bots/terminal/verbs.ts';
import { createTranslation } from '../bots/translations/index.ts';
import { languageOfEnvironment } from '../bots/translations/languages.ts';
import { UserError } from '../core/errors.ts';
import type { NumberedFace } from '../core/ports/faces.ts';
import type { LocalEngine } from '../providers/local/index.ts';
import type { CommandContext } from './context.ts';

export const faces = defineCommand({
  name: 'faces',
  summary: 'number the faces of a picture of yours, as --which and --assign of swap take them',
  operands: 'PICTURE',
  options: {
    json: { type: 'boolean', help: 'print one line of JSON: faces, each with number, box, landmarks,\nquality' },
    out: {
      type: 'string',
      value: 'FILE',
      help: 'write the picture with a numbered box around each face;\nthe ending picks the format',
    },
    force: { type: 'boolean', help: 'overwrite FILE' },
  },
  notes: `  Faces are counted from the left. Boxes are in pixels of the upright picture. The
  quality is how well a face can be swapped: 1 for a large face seen from the front,
  0 for one that is too small or turned too far.`,
  async run({ values, operands: [typed = ''] }, context: CommandContext) {
    const { parts, load, say } = context;
    const request = await requestOf(values, typed, context);
    const problem = request.out && (await checkOutput(request.out.path, request.out.force, values.out));
    if (problem?.kind === 'exists') throw new UsageError(problem.message);
    if (problem) {
      say(problem.message);
      return exitFailed;
    }
    const loaded = load();
    const signals = listenToSignals({ isService: false });
    const engine = await openEngine(loaded, parts);
    const { maxBytes } = mediaLimitsOf(loaded.config);
    try {
      const told = tellFaces({ ...request, maxBytes }, engine, signals.interrupted, context);
      return await Promise.race([told, signals.terminated]);
    } finally {
      signals.stop();
      await engine.close();
    }
  },
});

interface FacesRequest {
  /** Absolute. */
  readonly picture: string;
  readonly json: boolean;
  readonly out?: { readonly path: string; readonly format: string; readonly force: boolean };
}

async function requestOf(
  { json = false, out, force = false }: { readonly json?: boolean; readonly out?: string; readonly force?: boolean },
  typed: string,
  { invocation }: CommandContext,
): Promise<FacesRequest> {
  const picture = pathFrom(invocation, typed);
  await checkFile(picture, typed);
  if (out === undefined) return { picture, json };
  return { picture, json, out: { path: pathFrom(invocation, out), format: pictureFormatOf(out), force } };
}

/** Returns the exit code. */
async function tellFaces(
  request: FacesRequest & { readonly maxBytes: number },
  engine: LocalEngine,
  signal: AbortSignal,
  { say, print }: CommandContext,
): Promise<number> {
  const translation = createTranslation(languageOfEnvironment(process.env));
  try {
    const { faces: found, picture } = await look(request, engine, signal);
    if (request.json) print(JSON.stringify({ faces: found }));
    else for (const line of describeFaces(found, translation)) print(line);
    if (request.out && picture) {
      await writeOutput(request.out.path, picture, request.out.force);
      say(`Written to ${request.out.path}`);
    }
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    say(translation.error(error, 'asked'));
    return exitRefused;
  }
}

interface Looked {
  readonly faces: readonly NumberedFace[];
  readonly picture?: Uint8Array;
}

/** Throws UserError for what is no still picture, or is too large. */
async function look(
  { picture, out, maxBytes }: FacesRequest & { readonly maxBytes: number },
  { intake, numberer }: LocalEngine,
  signal: AbortSignal,
): Promise<Looked> {
  if ((await stat(picture)).size > maxBytes) {
    throw new UserError('too-many-bytes', { limitMb: Math.floor(maxBytes / 2 ** 20) });
  }
  const bytes = await readFile(picture);
  const { kind } = await intake.inspect(bytes, 'target', signal);
  if (kind !== 'image') throw new UserError('moving-face');
  if (!out) return { faces: await numberer.number(bytes, signal) };
  const drawn = await numberer.draw(bytes, signal, out.format);
  return { faces: drawn.faces, picture: drawn.bytes };
}
