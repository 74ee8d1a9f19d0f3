import type { z } from 'zod';
import type { SwapProvider } from '../core/ports/provider.ts';
import { akool } from './akool/index.ts';
import { crun } from './crun/index.ts';
import { modelslab } from './modelslab/index.ts';
import type { Vendor, VendorParts } from './vendor.ts';

/** Every hosted vendor, in the order in which they are asked by default. A new vendor is imported and added here. */
// biome-ignore format: one line for each vendor
export const vendors: readonly Vendor[] = [
  modelslab,
  akool,
  crun,
];

export interface ConfiguredVendors {
  readonly providers: readonly SwapProvider[];
  /** One line for each setting that is wrong: its name and the reason, never its value. */
  readonly problems: readonly string[];
}

/** An adapter for each vendor that has a key, in the order of `vendors`. Empty values count as unset. */
export function configureVendors(environment: Readonly<Record<string, string>>, parts: VendorParts): ConfiguredVendors {
  const providers: SwapProvider[] = [];
  const problems: string[] = [];
  for (const { keys, configure } of vendors) {
    if (!keys.flat().some((key) => environment[key])) continue;
    const configured = configure(environment, parts);
    if ('issues' in configured) problems.push(...configured.issues.map(describe));
    else providers.push(configured);
  }
  return { providers, problems };
}

function describe({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.')}: ${message}`;
}
