import type { SwapProvider } from '../../../src/core/ports/provider.ts';
import { akool } from '../../../src/providers/akool/index.ts';
import { crun } from '../../../src/providers/crun/index.ts';
import { createVendorHttp } from '../../../src/providers/http/vendor-http.ts';
import { modelslab } from '../../../src/providers/modelslab/index.ts';
import type { Vendor, VendorParts } from '../../../src/providers/vendor.ts';
import { drawnDetector } from '../drawn-pictures.ts';
import type { AkoolServer } from './akool-server.ts';
import type { CrunServer } from './crun-server.ts';
import type { ModelsLabServer } from './modelslab-server.ts';
import { instantClock } from './provider-calls.ts';
import { wordDetector } from './relayed-media.ts';

type Environment = Readonly<Record<string, string>>;

/** The real adapter, as an operator would configure it. Throws where the settings are wrong. */
export function configured(vendor: Vendor, environment: Environment, parts: Partial<VendorParts> = {}): SwapProvider {
  const provider = vendor.configure(environment, { http: createVendorHttp, clock: instantClock(), ...parts });
  if ('issues' in provider) throw provider;
  return provider;
}

/** HTTP over real sockets, which waits so many milliseconds for an answer. */
export function patientFor(timeoutMs: number): Pick<VendorParts, 'http'> {
  return { http: (options) => createVendorHttp({ ...options, timeoutMs }) };
}

export function akoolAt(
  { url, state }: Pick<AkoolServer, 'url' | 'state'>,
  environment: Environment = {},
  parts: Partial<VendorParts> = {},
): SwapProvider {
  const settings = { AKOOL_API_KEY: state.key, AKOOL_BASE_URL: url, ...environment };
  return configured(akool, settings, { ...patientFor(10_000), detector: wordDetector, ...parts });
}

export function crunAt(
  { url, state }: Pick<CrunServer, 'url' | 'state'>,
  parts: Partial<VendorParts> = {},
): SwapProvider {
  const settings = { CRUN_API_KEY: state.key, CRUN_BASE_URL: url };
  return configured(crun, settings, { ...patientFor(10_000), detector: drawnDetector, ...parts });
}

export function modelsLabAt(
  { url, state }: Pick<ModelsLabServer, 'url' | 'state'>,
  environment: Environment = {},
  parts: Partial<VendorParts> = {},
): SwapProvider {
  const settings = { MODELSLAB_API_KEY: state.key, MODELSLAB_BASE_URL: url, ...environment };
  return configured(modelslab, settings, { ...patientFor(10_000), detector: drawnDetector, ...parts });
}
