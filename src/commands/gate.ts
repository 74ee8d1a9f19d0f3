import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { largestResult, openEngine } from '../app-engine.ts';
import { defineCommand } from '../bots/terminal/command.ts';
import { refuseAddress } from '../bots/terminal/files/input-file.ts';
import { pathFrom } from '../bots/terminal/invocation.ts';
import { listenToSignals } from '../bots/terminal/signals.ts';
import { UsageError } from '../bots/terminal/usage.ts';
import { UserError } from '../core/errors.ts';
import type { Seen } from '../core/ports/trust.ts';
import type { LocalEngine } from '../providers/local/index.ts';
import { suggestiveFrom, verdictOf } from '../trust/gate.ts';
import type { CommandContext } from './context.ts';

export const gate = defineCommand({
  name: 'gate',
  summary: 'show what the content gate sees in pictures, GIFs and videos of yours, and whether it would refuse them',
  operands: 'FILE|FOLDER',
  options: { json: { type: 'boolean', help: 'print a line of JSON for each file: file, verdict, scores' } },
  notes: 'Folders are read with all that is in them. Of a GIF or video, the worst frame counts.',
  async run({ values: { json = false }, operands: [typed = ''] }, context: CommandContext) {
    const { parts, load, invocation } = context;
    const path = pathFrom(invocation, typed);
    const files = await filesAt(path, typed);
    const nameOf = (file: string): string => (file === path ? typed : join(typed, relative(path, file)));
    const loaded = load();
    const signals = listenToSignals({ isService: false });
    const engine = await openEngine(loaded, parts);
    const { GATE_SEXUAL: threshold } = loaded.config;
    const { interrupted: signal } = signals;
    const lookAtAll = async (): Promise<number> => {
      for (const file of files) await tellOf(file, nameOf(file), { engine, threshold, json, signal }, context);
      return 0;
    };
    try {
      return await Promise.race([lookAtAll(), signals.terminated]);
    } finally {
      signals.stop();
      await engine.close();
    }
  },
});

interface LookingParts {
  readonly engine: LocalEngine;
  readonly threshold: number;
  readonly json: boolean;
  readonly signal: AbortSignal;
}

/** What is no media at all. Everything else that cannot be looked at is refused. */
const noMedia: ReadonlySet<string> = new Set(['empty-file', 'not-media', 'unsupported-format']);

async function filesAt(path: string, typed: string): Promise<readonly string[]> {
  refuseAddress(typed);
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new UsageError(`There is no file or folder ${typed}.`);
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return files.sort();
}

async function tellOf(path: string, file: string, parts: LookingParts, { say, print }: CommandContext): Promise<void> {
  const seen = await lookAt(path, parts);
  if (seen === 'no media') return say(`${file} is no picture, GIF or video that can be read here; skipped.`);
  if (seen === undefined) say(`${file} cannot be looked at, so it would be refused.`);
  const verdict = seen && verdictOf(seen, parts.threshold) === 'pass' ? 'pass' : 'refuse';
  const scores = seen ? rounded(seen.scores) : null;
  if (parts.json) print(JSON.stringify({ file, verdict, scores }));
  else print(`${verdict.padEnd(6)}  ${file}  ${seen ? describe(seen) : ''}`.trimEnd());
}

/** Undefined where nobody could look. */
async function lookAt(file: string, { engine, signal }: LookingParts): Promise<Seen | 'no media' | undefined> {
  try {
    if ((await stat(file)).size > largestResult) return undefined;
    const bytes = await readFile(file);
    const media = await engine.intake.inspect(bytes, 'result', signal);
    return await engine.gate.classify(media, bytes, suggestiveFrom, signal);
  } catch (error) {
    signal.throwIfAborted();
    return error instanceof UserError && noMedia.has(error.code) ? 'no media' : undefined;
  }
}

function describe({ scores, sexual, youngest }: Seen): string {
  const each = Object.entries(scores).map(([name, score]) => `${name} ${score.toFixed(3)}`);
  const age = youngest === undefined ? [] : [`youngest face about ${Math.round(youngest)}`];
  return [`sexual ${sexual.toFixed(3)}`, ...each, ...age].join(', ');
}

function rounded(scores: Seen['scores']): Record<string, number> {
  return Object.fromEntries(Object.entries(scores).map(([name, score]) => [name, Number(score.toFixed(6))]));
}
