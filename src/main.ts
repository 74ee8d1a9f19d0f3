import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };
import type { AppParts } from './app-parts.ts';
import { describeSystemError } from './bots/terminal/chat.ts';
import type { Command } from './bots/terminal/command.ts';
import { runCommandLine } from './bots/terminal/command-line.ts';
import { readInvocation } from './bots/terminal/invocation.ts';
import { UsageError } from './bots/terminal/usage.ts';
import { backup, restore } from './commands/backup.ts';
import { completionOf } from './commands/completion.ts';
import { type CommandContext, exitConfig } from './commands/context.ts';
import { demo } from './commands/demo.ts';
import { doctor } from './commands/doctor.ts';
import { faces } from './commands/faces.ts';
import { forget } from './commands/forget.ts';
import { gate } from './commands/gate.ts';
import { health } from './commands/health.ts';
import { jobs } from './commands/jobs.ts';
import { keys } from './commands/keys.ts';
import { play } from './commands/play.ts';
import { reports } from './commands/reports.ts';
import { reseal } from './commands/reseal.ts';
import { serve } from './commands/serve.ts';
import { swap } from './commands/swap.ts';
import { verify } from './commands/verify.ts';
import { ConfigError } from './config.ts';
import { systemClock } from './core/clock.ts';
import { Cancelled } from './core/errors.ts';
import { createLocalEngine } from './providers/local/index.ts';
import { readSettings } from './settings.ts';
import { createMarks } from './trust/index.ts';

/** Every command, in the order in which `help` lists them. */
// biome-ignore format: one line for each command
const commands: readonly Command<CommandContext>[] = [
  demo,
  swap,
  faces,
  play,
  serve,
  doctor,
  gate,
  keys,
  jobs,
  forget,
  verify,
  reports,
  backup,
  restore,
  reseal,
  health,
  completionOf(() => commands),
];

const systemParts: AppParts = { clock: systemClock, createEngine: createLocalEngine, createMarks };
const manifestFile = fileURLToPath(new URL('../package.json', import.meta.url));
const exitUsage = 2;
const exitInterrupted = 130;

/** Runs one command. Resolves to the exit code of the process. Tests pass their own clock and engine. */
export async function main(argv: readonly string[], parts = systemParts): Promise<number> {
  const version = `${manifest.name} ${manifest.version}, Node ${process.versions.node}`;
  const invocation = readInvocation(process.env, process.cwd(), manifestFile);
  try {
    const context = { parts, invocation, load: readSettings, say, print };
    return await runCommandLine({ commands, version, print }, argv, invocation, context);
  } catch (error) {
    return explain(error);
  }
}

function explain(error: unknown): number {
  if (error instanceof UsageError) {
    say(error.message);
    return exitUsage;
  }
  if (error instanceof ConfigError) {
    say(`The configuration cannot be used:\n${error.message}`);
    return exitConfig;
  }
  if (error instanceof Cancelled) return exitInterrupted;
  if (isSystemError(error)) say(`This cannot be done: ${describeSystemError(error)} (${error.path ?? error.syscall}).`);
  else say(error instanceof Error ? error.message : String(error));
  return 1;
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
