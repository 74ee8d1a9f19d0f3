import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  type Chat,
  type Outcome,
  type ProgressMessage,
  ReplyRef,
  type Result,
  type Stage,
  Undeliverable,
} from '../../core/ports/chat.ts';
import { type Intake, readAll } from '../../core/ports/media.ts';
import type { Translation } from '../translations/index.ts';
import { writeOutput } from './files/output-file.ts';
import { columnsOf, cutTo, type Screen } from './screen.ts';

const FileRef = z.object({ platform: z.literal('terminal'), path: z.string() });

/** Where the result of a swap goes. `run` identifies the command that requested it. */
export const TerminalReplyRef = z.object({
  platform: z.literal('terminal'),
  run: z.string(),
  /** The absolute path, or `-`: a process that was started in another folder may write the file. */
  path: z.string(),
  /** The MIME type that the ending of the path asks for. */
  wanted: z.string(),
  /** Whether an existing file is overwritten. */
  force: z.boolean(),
  /** The name of the machine that has the files. */
  host: z.string().optional(),
  /** What the target is called where the swap is one of several, and its end is told in one line. */
  label: z.string().optional(),
});
export type TerminalReplyRef = z.infer<typeof TerminalReplyRef>;

export interface TerminalParts {
  readonly screen: Screen;
  readonly translation: Translation;
  readonly intake: Intake;
  /** Largest result that is written, bytes. */
  readonly maxBytes: number;
}

/** How a swap ended. `problem` says why the result could not be written. */
export interface SwapEnd {
  readonly replyRef: TerminalReplyRef;
  readonly outcome: Outcome;
  readonly problem?: string | undefined;
}

export interface TerminalChat extends Chat {
  /** Resolves when the end of the swap with this `run` was shown. */
  ended(run: string): Promise<SwapEnd>;
}

/** The terminal as a chat: pictures are files, and the progress message is a line on standard error. */
export function createTerminalChat(parts: TerminalParts): TerminalChat {
  const swapEnds = new Map<string, PromiseWithResolvers<SwapEnd>>();

  function endOf(run: string): PromiseWithResolvers<SwapEnd> {
    const known = swapEnds.get(run) ?? Promise.withResolvers<SwapEnd>();
    swapEnds.set(run, known);
    return known;
  }

  return {
    ended: (run) => endOf(run).promise,
    platform: 'terminal',
    async open(ref, signal) {
      signal.throwIfAborted();
      const { path } = FileRef.parse(ref);
      const stream = path === '-' ? process.stdin : createReadStream(path);
      return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
    },
    message(ref) {
      const replyRef = TerminalReplyRef.parse(ReplyRef.parse(ref));
      return createMessage(replyRef, parts, (ended) => endOf(replyRef.run).resolve(ended));
    },
  };
}

const stills: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif']);

function createMessage(
  replyRef: TerminalReplyRef,
  { screen, translation, intake, maxBytes }: TerminalParts,
  onEnd: (ended: SwapEnd) => void,
): ProgressMessage {
  let shownLine = '';

  function show(line: string): void {
    if (line === shownLine) return;
    shownLine = line;
    screen.write(screen.isTTY ? `\r\u001b[2K${cutTo(line, Math.max(1, screen.columns - 1))}` : `${line}\n`);
  }

  /** Converts a still picture to the wanted format. A GIF or video keeps its format, which must be the wanted one. */
  async function inFormat(bytes: Uint8Array, { kind, mimeType }: Result, signal: AbortSignal): Promise<Uint8Array> {
    if (mimeType === replyRef.wanted || (replyRef.path === '-' && kind !== 'image')) return bytes;
    if (kind === 'image' && stills.has(replyRef.wanted)) return intake.convert(bytes, replyRef.wanted, signal);
    throw new Undeliverable(`the result is ${mimeType}, which that ending does not fit`);
  }

  async function deliver(outcome: Extract<Outcome, { kind: 'done' }>, signal: AbortSignal): Promise<void> {
    const { result } = outcome;
    const bytes = await readAll(result.open(signal), maxBytes);
    if (!bytes) throw new Undeliverable('the result is larger than any that is written');
    const picture = await inFormat(bytes, result, signal);
    try {
      await writeOutput(replyRef.path, picture, replyRef.force);
    } catch (error) {
      throw new Undeliverable(describeSystemError(error), { cause: error });
    }
  }

  function hintsOf(outcome: Extract<Outcome, { kind: 'done' }>): readonly string[] {
    const warnings = outcome.warnings.map((warning) => translation.warning(warning));
    return [...warnings, ...translation.quality(outcome.quality, outcome.again?.kind === 'elsewhere')];
  }

  function end(outcome: Outcome, problem?: string): void {
    if (screen.isTTY) show('');
    screen.write(`${screen.isTTY ? '\r' : ''}${endLines(outcome, problem)}\n`);
    onEnd({ replyRef, outcome, problem });
  }

  function endLines(outcome: Outcome, problem?: string): string {
    const { label, path } = replyRef;
    if (label !== undefined) {
      const hints = outcome.kind === 'done' ? hintsOf(outcome) : [];
      const said = outcome.kind === 'done' ? ` → ${path}` : `: ${problem ?? translation.outcome(outcome)}`;
      return [`${label}${said}`, ...hints].join(' · ');
    }
    const hints = outcome.kind === 'done' ? hintsOf(outcome) : [];
    const lines = [...hints, translation.outcome(outcome)];
    if (problem !== undefined) lines.push(`${path}: ${problem}`);
    if (path !== '-' && outcome.kind === 'done') lines.push(`Written to ${path}`);
    return lines.join('\n');
  }

  let problem: string | undefined;
  return {
    rateLimit: { id: 'terminal', limits: [] },
    minEditIntervalMs: 80,
    async edit(stage) {
      if (replyRef.label !== undefined && !screen.isTTY) return; // a line for each file, and no more
      show(screen.isTTY ? withBar(stage, translation.stage(stage), screen.columns) : translation.stage(stage));
    },
    finish: (outcome, { signal, send }) =>
      send(async () => {
        if (outcome.kind === 'done') {
          await deliver(outcome, signal).catch((error) => {
            problem = error instanceof Undeliverable ? error.message : undefined;
            throw error;
          });
        }
        end(outcome, problem);
      }),
  };
}

const widestBar = 24;
const narrowestBar = 5;

/** The bar takes what the text leaves free, and is left out where that is too little to show anything. */
function withBar(stage: Stage, text: string, columns: number): string {
  const width = Math.min(widestBar, columns - columnsOf(text) - 2);
  if (stage.kind !== 'working' || stage.fraction === undefined || width < narrowestBar) return text;
  const full = Math.round(stage.fraction * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${text}`;
}

const systemProblems: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than allowed',
  EACCES: 'no permission to write there',
  EPERM: 'no permission to write there',
  EROFS: 'the disk is read-only',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EEXIST: 'the file exists already; --force overwrites it',
  EPIPE: 'nobody reads the output',
};

/** An error of the operating system as words. */
export function describeSystemError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? String(error.code) : '';
  return systemProblems[code] ?? (code || error.message);
}
