import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type InitOutput, initSync, WasmBuilder, WasmReader } from '@contentauth/c2pa-wasm';
import { z } from 'zod';
import { digitalSourceType } from '../containers/xmp.ts';
import type { Origin, ThreadSettings } from './protocol.ts';

/** The C2PA library. It was made for browsers: here it gets what it needs of one. */
export interface C2pa {
  /** Signs a file of this type. Throws where the library finds no way to put a manifest into it. */
  sign(bytes: Uint8Array, type: string, said: Said, signer: Signer): Promise<Uint8Array>;
  /** Undefined where there is no manifest, or none that can be read. */
  read(bytes: Uint8Array, type: string): Promise<ReadManifest | undefined>;
  /** Bytes of its memory, which only grows. */
  memory(): number;
}

/** What a manifest says. `fileKind` is a hash of what no other hash covers. */
export interface Said extends Origin {
  readonly fileKind?: string | undefined;
}

export type Signer = (claim: Uint8Array) => Promise<Uint8Array>;

export interface ReadManifest {
  /** Whether the signature and every hash hold, for any signer. */
  readonly holds: boolean;
  readonly said: Said;
}

/** In actions, names of one's own begin with the name of the program. */
const fields = { provider: 'faceswap-bot.provider', fileKind: 'faceswap-bot.fileKind' } as const;
const scenePrefix = 'sha256:';
const sceneTitle = 'scene';

/** How the library calls a file of which everything holds, signed by somebody it knows or not. */
const valid: readonly string[] = ['Valid', 'Trusted'];

const Store = z.object({
  validation_state: z.string().nullish(),
  active_manifest: z.string().nullish(),
  manifests: z.record(z.string(), z.unknown()).nullish(),
});
const Manifest = z.object({
  assertions: z.array(z.object({ label: z.string(), data: z.unknown() })).nullish(),
  ingredients: z.array(z.object({ instance_id: z.string().nullish() })).nullish(),
});
const Actions = z.object({
  actions: z.array(
    z.object({
      action: z.string(),
      when: z.string().nullish(),
      parameters: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
});

/** A file in memory, with what the library uses of a Blob. */
interface ReadableFile {
  readonly bytes: Uint8Array;
  readonly size: number;
  slice(from?: number, to?: number): ReadableFile;
}

function fileOf(bytes: Uint8Array): ReadableFile {
  return { bytes, size: bytes.byteLength, slice: (from, to) => fileOf(bytes.subarray(from, to)) };
}

/** Browsers have it in their workers. It reads at once, which a Blob of Node cannot. */
class FileReaderSync {
  readAsArrayBuffer({ bytes }: ReadableFile): ArrayBuffer {
    return Uint8Array.from(bytes).buffer;
  }
}

export function openC2pa(settings: ThreadSettings): C2pa {
  Object.assign(globalThis, { FileReaderSync });
  const program = readFileSync(fileURLToPath(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm')));
  const { memory }: InitOutput = initSync({ module: program });
  const toSign = JSON.stringify({ builder: { thumbnail: { enabled: false } }, verify: { verify_after_sign: false } });
  const toRead = JSON.stringify({ trust: { trust_anchors: pemOf(settings) } }); // for an operator's own authority
  return {
    async sign(bytes, type, said, sign) {
      const builder = WasmBuilder.fromJson(JSON.stringify(manifestOf(type, said, settings)), toSign);
      builder.addIngredient(JSON.stringify(sceneOf(said)));
      const { algorithm: alg, signedBytes: reserveSize } = settings;
      const signer = { alg, reserveSize, sign: async (claim: Uint8Array) => Uint8Array.from(await sign(claim)) };
      try {
        return await builder.sign(signer, [], type, fileOf(bytes) as unknown as Blob);
      } finally {
        builder.free();
      }
    },
    async read(bytes, type) {
      const reader = await WasmReader.fromBytes(type, bytes, toRead).catch(() => undefined);
      if (!reader) return undefined;
      try {
        return manifestFrom(JSON.parse(reader.json()));
      } finally {
        reader.free();
      }
    },
    memory: () => memory.buffer.byteLength,
  };
}

function pemOf({ chain }: ThreadSettings): string {
  return chain.map((certificate) => new X509Certificate(certificate).toString()).join('\n');
}

function manifestOf(format: string, { at, provider, fileKind }: Said, { agent }: ThreadSettings) {
  const edited = {
    action: 'c2pa.edited',
    ...(at !== undefined && { when: new Date(at).toISOString() }),
    digitalSourceType,
    softwareAgent: agent,
    parameters: {
      ...(provider !== undefined && { [fields.provider]: provider }),
      ...(fileKind !== undefined && { [fields.fileKind]: fileKind }),
    },
  };
  const opened = { action: 'c2pa.opened', parameters: { ingredientIds: [sceneTitle] } };
  return {
    claim_version: 2,
    claim_generator_info: [agent],
    format,
    assertions: [{ label: 'c2pa.actions.v2', created: true, data: { actions: [opened, edited] } }],
  };
}

/** The scene, of which a manifest says no more than the hash of the manifest it had. */
function sceneOf({ sceneManifest }: Origin) {
  return {
    label: sceneTitle,
    title: sceneTitle,
    relationship: 'parentOf',
    ...(sceneManifest !== undefined && { instance_id: `${scenePrefix}${sceneManifest}` }),
  };
}

function manifestFrom(json: unknown): ReadManifest | undefined {
  const store = Store.safeParse(json).data;
  const manifest = Manifest.safeParse(store?.manifests?.[store.active_manifest ?? '']).data;
  if (!store || !manifest) return undefined;
  return { holds: valid.includes(store.validation_state ?? ''), said: saidIn(manifest) };
}

function saidIn({ assertions, ingredients }: z.infer<typeof Manifest>): Said {
  const said = assertions?.find(({ label }) => label.startsWith('c2pa.actions'))?.data;
  const edited = Actions.safeParse(said).data?.actions.find(({ action }) => action === 'c2pa.edited');
  const at = Date.parse(edited?.when ?? '');
  const { [fields.provider]: provider, [fields.fileKind]: fileKind } = edited?.parameters ?? {};
  const scene = ingredients?.map((one) => one.instance_id ?? '').find((id) => id.startsWith(scenePrefix));
  return {
    ...(!Number.isNaN(at) && { at }),
    ...(typeof provider === 'string' && { provider }),
    ...(typeof fileKind === 'string' && { fileKind }),
    ...(scene !== undefined && { sceneManifest: scene.slice(scenePrefix.length) }),
  };
}
