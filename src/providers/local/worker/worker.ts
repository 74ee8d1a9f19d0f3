import { flushCompileCache } from 'node:module';
import { UserError } from '../../../core/errors.ts';
import { drawBadge } from '../badge/draw-badge.ts';
import { type IdentifySource, type Portrait, portraitIdentity, type SourceIdentity } from '../faces/source-identity.ts';
import { type Classifier, createClassifier, problemOfModel } from '../gate/classifier.ts';
import { look } from '../gate/look.ts';
import { lookAt, tellApart } from '../look/look-at.ts';
import { fitPicture, reencode } from '../media/encode.ts';
import { createRuntime } from '../models/runtime.ts';
import { numberFaces } from '../numbering/number-faces.ts';
import { type EncodedPicture, type Refused, Work, WorkerMessage } from '../protocol.ts';
import { type IdentifyPerson, openNetworks } from '../swap/networks/networks.ts';
import { type OnProgress, swapPicture } from '../swap/swap-picture.ts';
import { videoLibrary } from '../video/codec/library.ts';
import { openVideoFile, type VideoFile } from '../video/codec/video-file.ts';
import { fitVideo } from '../video/fit-video.ts';
import { frameWithFace } from '../video/frame-with-face.ts';
import { joinParts } from '../video/join-parts.ts';
import { surveyVideo } from '../video/survey-video.ts';
import { WorkerSettings } from '../worker-settings.ts';
import { chooseAmong } from './choose-photo.ts';
import { cropChosen, describeFaces } from './describe-faces.ts';
import { clean, inspect } from './inspect.ts';
import { judgeSwap } from './judge-swap.ts';
import { connectToParent } from './parent.ts';

/** The program of a worker process. It does one piece of work after another until the parent process is gone. */

const settings = WorkerSettings.parse(JSON.parse(process.argv[2] ?? ''));
let starting: ReturnType<typeof createRuntime> | undefined;
let classifying: Promise<Classifier> | undefined;
const identify = identifySource(settings);

/** Starts the runtime when a face is first looked for. Inspecting a file needs none. */
function runtime(): ReturnType<typeof createRuntime> {
  const kinds = { auto: undefined, native: 'onnxruntime-node', wasm: 'onnxruntime-web' } as const;
  const kind = kinds[settings.runtime];
  starting ??= createRuntime({ ...(kind && { kind }), opensQuickly: settings.loadsGate ?? false });
  return starting;
}

/** Loads the operator's large models at the first swap, not at the start. */
function identifySource({ networks }: WorkerSettings): IdentifySource {
  if (!networks) return portraitIdentity;
  let opening: Promise<IdentifyPerson> | undefined;
  const ofPhotos = async (photos: readonly Portrait[]): Promise<SourceIdentity> => {
    opening ??= runtime().then((opener) => openNetworks(networks, opener));
    return (await opening)(photos);
  };
  return Object.assign((portrait: Portrait) => ofPhotos([portrait]), { ofPhotos });
}

/** Loads the models of the gate when a file is first looked at. */
async function classifier(): Promise<Classifier> {
  classifying ??= runtime().then((opened) => createClassifier(opened, settings.classifier));
  classifying.catch(() => {
    classifying = undefined;
  });
  return classifying;
}

async function perform(work: Work, onProgress: OnProgress): Promise<unknown> {
  const { bytes, maxPixels } = work;
  switch (work.kind) {
    case 'inspect':
      return inspect(bytes, maxPixels);
    case 'clean':
      return clean(bytes, maxPixels, work.limits);
    case 'convert':
      return reencode(bytes, work.mimeType, { maxPixels, ...(work.maxSide && { maxSide: work.maxSide }) });
    case 'badge':
      return drawBadge(bytes, maxPixels, await runtime());
    case 'fit':
      return shrink(bytes, work.maxBytes, maxPixels);
    case 'fingerprint':
      return lookAt(bytes, maxPixels);
    case 'tell-apart':
      return tellApart(bytes, work.scene, maxPixels);
    case 'detect':
      return describeFaces(bytes, maxPixels, await runtime());
    case 'number-faces':
      return numberFaces(work, await runtime());
    case 'look':
      return look(bytes, work, { runtime: await runtime(), classifier: await classifier() });
    case 'try-classifier':
      return settings.classifier && problemOfModel(settings.classifier, await runtime());
    case 'crop':
      return cropChosen(work, await runtime());
    case 'choose-photo':
      return chooseAmong(work, await runtime());
    case 'judge':
      return judgeSwap(work, await runtime());
    case 'swap':
      return swapPicture(work, { runtime: await runtime(), identify }, onProgress);
    default:
      return withVideo(bytes, async (file) => performOnVideo(work, file, onProgress));
  }
}

type VideoWork = Extract<Work, { kind: 'frame-with-face' | 'survey' | 'swap-part' | 'join' }>;

async function performOnVideo(work: VideoWork, file: VideoFile, onProgress: OnProgress): Promise<unknown> {
  switch (work.kind) {
    case 'frame-with-face':
      return frameWithFace(file, await runtime());
    case 'survey':
      return surveyVideo(work, file, await runtime());
    case 'swap-part':
      return (await loadSwapPart()).swapPart(work, file, { runtime: await runtime(), identify }, onProgress);
    case 'join':
      return joinParts(work, file);
    default:
      return work satisfies never;
  }
}

async function shrink(bytes: Uint8Array, maxBytes: number, maxPixels: number): Promise<EncodedPicture | undefined> {
  const { kind, mimeType } = await inspect(bytes, maxPixels);
  if (bytes.byteLength <= maxBytes) return { bytes, mimeType };
  if (kind === 'image') return fitPicture(bytes, maxBytes, { maxPixels });
  return fitVideo(await openVideoFile(bytes), maxBytes);
}

/** Turns a UserError about the file into a refusal of the target. */
async function withVideo<Answer>(
  bytes: Uint8Array,
  perform: (file: VideoFile) => Promise<Answer>,
): Promise<Answer | Refused> {
  try {
    return await perform(await openVideoFile(bytes));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const reason = error.code === 'needs-video-library' ? error.code : 'unsupported-media';
    return { state: 'refused', reason, subject: 'target' };
  }
}

async function answer(raw: unknown, onProgress: OnProgress): Promise<WorkerMessage> {
  try {
    return { kind: 'done', answer: await perform(Work.parse(raw), onProgress) };
  } catch (error) {
    if (error instanceof UserError)
      return WorkerMessage.parse({ kind: 'complaint', code: error.code, params: error.params });
    return { kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function serve(): void {
  const parent = connectToParent(async (raw) => {
    await parent.say(await answer(raw, (fraction) => void say({ kind: 'progress', fraction })));
  });
  const say = (message: WorkerMessage): Promise<void> => parent.say(message);
  void say({ kind: 'ready' });
  // Control-C reaches the whole process group. The parent decides what happens to the current work.
  process.on('SIGINT', () => undefined);
}

/** What the first file needs. Where it fails, the first look tries again and tells. */
async function loadGate(): Promise<void> {
  await classifier();
  await (await runtime()).preload(['nsfw']);
}

/** Most workers start without ever needing it. */
function loadSwapPart() {
  return import('../video/swap-part.ts');
}

async function compile(): Promise<void> {
  const loading = [runtime().then((opened) => opened.preload(['blazeface'])), videoLibrary(), loadSwapPart()];
  await Promise.allSettled(loading);
  flushCompileCache();
}

process.title = 'faceswap-bot worker';
if (settings.compiles) await compile();
else serve();
if (settings.loadsGate) loadGate().catch(() => undefined);
