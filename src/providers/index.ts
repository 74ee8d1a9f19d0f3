import type { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import type { FaceDetector, SwapProvider } from '../core/ports/provider.ts';
import { AkoolSettings, createAkool } from './akool/index.ts';
import { CrunSettings, createCrun } from './crun/index.ts';
import type { VendorHttp, VendorHttpOptions } from './http/vendor-http.ts';
import { createModelsLab, ModelsLabSettings } from './modelslab/index.ts';

export interface VendorParts {
  readonly http: (options: VendorHttpOptions) => VendorHttp;
  readonly clock: Clock;
  readonly detector?: FaceDetector | undefined;
}

export interface Configured {
  /** Those with a key, in the order in which vendors are asked by default. */
  readonly providers: readonly SwapProvider[];
  /** What is wrong with the settings of those with a key: names and reasons, never values. */
  readonly problems: readonly string[];
}

interface Vendor {
  readonly name: string;
  /** Variables any of which says that the vendor is wanted. */
  readonly keys: readonly string[];
  configure(environment: Readonly<Record<string, string>>, parts: VendorParts): SwapProvider | z.ZodError;
}

const vendors: readonly Vendor[] = [
  vendor('modelslab', ['MODELSLAB_API_KEY'], ModelsLabSettings, createModelsLab),
  vendor('akool', ['AKOOL_API_KEY', 'AKOOL_CLIENT_ID', 'AKOOL_CLIENT_SECRET'], AkoolSettings, createAkool),
  vendor('crun', ['CRUN_API_KEY'], CrunSettings, createCrun),
];

/** Names of the hosted vendors, configured or not. */
export const vendorNames: readonly string[] = vendors.map(({ name }) => name);

/** An adapter for each vendor whose key is set; empty values count as unset. */
export function configuredProviders(environment: Readonly<Record<string, string>>, parts: VendorParts): Configured {
  const providers: SwapProvider[] = [];
  const problems: string[] = [];
  for (const { keys, configure } of vendors) {
    if (!keys.some((key) => environment[key])) continue;
    const configured = configure(environment, parts);
    if ('issues' in configured) problems.push(...configured.issues.map(describe));
    else providers.push(configured);
  }
  return { providers, problems };
}

function vendor<Settings>(
  name: string,
  keys: readonly string[],
  schema: z.ZodType<Settings>,
  create: (settings: Settings, parts: VendorParts) => SwapProvider,
): Vendor {
  return {
    name,
    keys,
    configure(environment, parts) {
      const settings = schema.safeParse(environment);
      return settings.success ? create(settings.data, parts) : settings.error;
    },
  };
}

function describe({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.')}: ${message}`;
}
