import type { AppOptions, Loaded } from './app-parts.ts';
import { secretsOf } from './core/secret.ts';
import { createTelemetry, type Telemetry } from './telemetry.ts';

export function telemetryOf({ config, environment }: Loaded, { logLevel, observe }: AppOptions): Telemetry {
  return createTelemetry({ level: config.LOG_LEVEL ?? logLevel, secrets: secretsOf(environment), observe });
}
