import { engineOf } from '../app-engine.ts';
import type { Loaded } from '../app-parts.ts';
import { defineCommand } from '../bots/terminal/command.ts';
import { runDoctor } from '../bots/terminal/doctor.ts';
import { listenToSignals } from '../bots/terminal/signals.ts';
import { ConfigError } from '../config.ts';
import type { Check } from '../core/checks.ts';
import { systemClock } from '../core/clock.ts';
import type { CommandContext } from './context.ts';
import { createChecks, settingsFound } from './doctor/checks.ts';
import { watchClock } from './doctor/clock.ts';

const exitBroken = 4;

export const doctor = defineCommand({
  name: 'doctor',
  summary: 'try everything that can be tried free of charge: settings, tokens, keys, credit, engine, disk, clock',
  options: { json: { type: 'boolean', help: 'print one line of JSON: [{ name, ok, message, remedy? }]' } },
  notes: `  ✓ works   ! works, and could be better   ✗ is broken; what helps stands below

  Nothing is paid for, and a “serve” that runs is not disturbed. Ends with 0, or with 4
  where something is broken.`,
  async run({ values: { json = false } }, context: CommandContext) {
    const { load, print, parts } = context;
    const signals = listenToSignals({ isService: false });
    const options = { clock: systemClock, signal: signals.interrupted, json, print };
    const tell = async (): Promise<boolean> => {
      const loaded = loadedOr(load);
      if (loaded instanceof ConfigError) return runDoctor([unusable(loaded)], [], options);
      const engine = engineOf(loaded, parts);
      const watch = watchClock(loaded.config.PUBLIC_URL?.origin, Date.now);
      const { checks, close } = await createChecks({ loaded, engine, clock: parts.clock });
      try {
        return await runDoctor(checks, [watch.check], options);
      } finally {
        watch.stop();
        await close();
        await engine.close();
      }
    };
    try {
      return await Promise.race([tell().then((isWell) => (isWell ? 0 : exitBroken)), signals.terminated]);
    } finally {
      signals.stop();
    }
  },
});

function loadedOr(load: () => Loaded): Loaded | ConfigError {
  try {
    return load();
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}

/** Nothing else can be looked at before the settings can be read. */
function unusable(error: ConfigError): Check {
  return { name: 'Settings', look: async () => settingsFound(error) };
}
