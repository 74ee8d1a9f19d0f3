import { readAll } from '../../../src/core/ports/media.ts';
import type { SwapProvider, SwapStatus } from '../../../src/core/ports/provider.ts';
import { createVendorHttp } from '../../../src/providers/http/vendor-http.ts';
import { createModelsLab, type ModelsLabParts, ModelsLabSettings } from '../../../src/providers/modelslab/index.ts';
import { drawnDetector, peopleIn } from '../drawn-pictures.ts';
import { instantClock, never } from './crun-swap.ts';
import type { ModelsLabServer } from './modelslab-server.ts';

/** The real adapter, over the real socket, as an operator would configure it. */
export function modelsLabAt(
  server: Pick<ModelsLabServer, 'url' | 'state'>,
  environment: Readonly<Record<string, string>> = {},
  parts: Partial<ModelsLabParts> = {},
): SwapProvider {
  const settings = ModelsLabSettings.parse({
    MODELSLAB_API_KEY: server.state.key,
    MODELSLAB_BASE_URL: server.url,
    ...environment,
  });
  return createModelsLab(settings, {
    http: (options) => createVendorHttp({ ...options, timeoutMs: 300 }),
    clock: instantClock(),
    detector: drawnDetector,
    ...parts,
  });
}

/** Who is to be seen in the result, from first to last. */
export async function shownIn(status: SwapStatus): Promise<readonly string[]> {
  if (status.state !== 'done') throw new Error(`the swap is ${JSON.stringify(status)}`);
  const bytes = await readAll(await status.result.open(never), 2 ** 20);
  return peopleIn(bytes ?? new Uint8Array()).map(({ name }) => name);
}
