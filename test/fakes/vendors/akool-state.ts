import { createCipheriv, createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { ResultRenderer } from './accepted-swap.ts';

/** A person in a picture; the box is left, top, width and height. */
export interface Shown {
  readonly person: string;
  readonly box: readonly [number, number, number, number];
}

interface Job {
  readonly id: string;
  /** Each swap as `person of the scene<-person of the source`, in the order of the request. */
  readonly swaps: readonly string[];
  readonly rendered: Promise<Uint8Array> | undefined;
  polls: number;
  deleted: boolean;
}

const FaceImages = z.array(z.object({ path: z.string(), opts: z.string().optional() }));
const Specified = z.object({
  sourceImage: FaceImages,
  targetImage: FaceImages,
  modifyImage: z.string().optional(),
  modifyVideo: z.string().optional(),
});
const Plus = z.object({ source_url: z.string(), target_url: z.string(), single_face_mode: z.literal(true) });
const Detect = z.object({ url: z.string(), num_frames: z.number(), return_face_url: z.boolean() });

const Addresses = z.object({
  target_url: z.string().optional(),
  modifyImage: z.string().optional(),
  webhookUrl: z.string().optional(),
});

const parameterError = { code: 1003, msg: 'Invalid or missing parameters' };
const firstId = 0x64dae65a;

/** What Akool does with its requests. A result is a text that says who wears whose face. */
export class AkoolState {
  readonly key = 'key-b7f1e0c9a4d84c2b9e6a5d3f81c6';
  readonly clientId = 'client-5f0d2c9be1a7';
  url = '';
  credit = 100;
  tokens = 0;
  /** How many polls find a job unfinished. */
  pendingPolls = 1;
  /** How many polls do not find a job in the list. */
  unlistedPolls = 0;
  /** `faceswap_status` and `url` of a job after those polls. */
  end: { status: unknown; url?: string } = { status: 3 };
  result: Uint8Array | undefined;
  renderResult: ResultRenderer | undefined;
  readonly #jobs = new Map<string, Job>();
  readonly #pictures = new Map<string, readonly (readonly Shown[])[]>();
  readonly #hosted = new Map<string, Uint8Array>();
  #valid = '';

  /** Who is in the picture at that URL, or in each frame of the video. */
  shows(url: string, ...frames: (readonly Shown[])[]): void {
    this.#pictures.set(url, frames);
  }

  /** A picture at a foreign URL. */
  hosts(url: string, bytes: Uint8Array): void {
    this.#hosted.set(url, bytes);
  }

  /** The body of a webhook: encrypted and signed. */
  webhookBody(id: string): object {
    const iv = Buffer.from(this.clientId.padEnd(16, '\0').slice(0, 16));
    const cipher = createCipheriv(`aes-${this.key.length * 8}-cbc`, this.key, iv);
    const dataEncrypt = cipher.update(JSON.stringify({ _id: id }), 'utf8', 'base64') + cipher.final('base64');
    const [timestamp, nonce] = ['1710757981609', '1529'];
    const signed = [this.clientId, timestamp, nonce, dataEncrypt].sort().join('');
    return { signature: createHash('sha1').update(signed).digest('hex'), dataEncrypt, timestamp, nonce };
  }

  get remaining(): number {
    return [...this.#jobs.values()].filter((job) => !job.deleted).length;
  }

  expireTokens(): void {
    this.#valid = '';
  }

  token(json: unknown): object {
    const given = z.object({ clientId: z.string(), clientSecret: z.string() }).safeParse(json).data;
    if (given?.clientId !== this.clientId || given.clientSecret !== this.key) return stale;
    this.tokens += 1;
    this.#valid = `token-${this.tokens}-${this.key.slice(4, 12)}`;
    return { code: 1000, token: this.#valid };
  }

  authorise(headers: IncomingHttpHeaders): object | undefined {
    if (headers.authorization) return headers.authorization === `Bearer ${this.#valid}` ? undefined : stale;
    if (headers['x-api-key']) return headers['x-api-key'] === this.key ? undefined : stale;
    return { code: 1102, msg: 'Authorization cannot be empty' };
  }

  detect(json: unknown): object {
    const { url, num_frames, return_face_url } = Detect.parse(json);
    const frames = this.#picture(url).slice(0, num_frames);
    const entries = frames.map((faces, index) => [String(index), this.#detected(faces, return_face_url)]);
    return { error_code: 0, error_msg: 'SUCCESS', faces_obj: Object.fromEntries(entries) };
  }

  submit(path: string, json: unknown): object {
    const swaps = path.includes('/v4/') ? this.#plus(json) : this.#specified(json);
    if (!Array.isArray(swaps)) return swaps;
    if (this.credit <= 0) return { code: 1006, msg: 'Your available quota is not enough' };
    const id = `${(firstId + this.#jobs.size).toString(16)}f6e250d4fb2bca63`;
    const rendered = this.#render(id, json);
    if (rendered === 'unseen') return parameterError;
    this.credit -= 1;
    this.#jobs.set(id, { id, swaps, rendered, polls: 0, deleted: false });
    const early = path.includes('/v3/') ? { url: this.#resultUrl(id) } : {};
    return { code: 1000, msg: 'Please be patient!', data: { _id: id, job_id: '20240102082900592-5653', ...early } };
  }

  list(ids: readonly string[]): object {
    const found = ids.flatMap((id) => this.#jobs.get(id) ?? []).filter((job) => !job.deleted);
    const result = found.filter((job) => job.polls++ >= this.unlistedPolls).map((job) => this.#entry(job));
    return { code: 1000, msg: 'OK', data: { result } };
  }

  remove(json: unknown): object {
    const { _ids } = z.object({ _ids: z.string() }).parse(json);
    const job = this.#jobs.get(_ids);
    if (!job || job.deleted) return { code: 1008, msg: 'The request content does not exist' };
    job.deleted = true;
    return { code: 1000, msg: 'OK' };
  }

  file(path: string): Uint8Array | Promise<Uint8Array> | undefined {
    const [, , kind, name = ''] = path.split('/');
    if (kind === 'crop') return Buffer.from(`crop of ${decodeURIComponent(name)}`);
    const job = this.#jobs.get(name);
    return job && (job.rendered ?? this.result ?? Buffer.from(job.swaps.join(' ')));
  }

  #render(id: string, json: unknown): Promise<Uint8Array> | 'unseen' | undefined {
    const { target_url = '', modifyImage = '', webhookUrl } = Addresses.parse(json);
    const scene = this.#hosted.get(target_url || modifyImage);
    if (!this.renderResult) return undefined;
    return scene ? this.renderResult({ id, scene, webhookUrl: webhookUrl }) : 'unseen';
  }

  #entry(job: Job): object {
    const over = job.polls > this.unlistedPolls + this.pendingPolls;
    const status = over ? this.end.status : Math.min(2, job.polls - this.unlistedPolls);
    const url = (over ? this.end.url : undefined) ?? this.#resultUrl(job.id);
    return { _id: job.id, faceswap_status: status, url, createdAt: new Date().toISOString() };
  }

  #resultUrl(id: string): string {
    return `${this.url}/files/result/${id}`;
  }

  #picture(url: string): readonly (readonly Shown[])[] {
    const someone = url.split('/').at(-1) ?? '';
    return this.#pictures.get(url) ?? [[{ person: someone, box: [10, 20, 100, 120] }]];
  }

  #detected(faces: readonly Shown[], crops: boolean): object {
    return {
      landmarks: [],
      landmarks_str: faces.map(landmarksOf),
      region: faces.map(({ box }) => box),
      removed: [],
      frame_time: null,
      face_urls: crops ? faces.map(({ person }) => `${this.url}/files/crop/${person}`) : null,
      crop_region: crops ? faces.map(({ box }) => box) : null,
      crop_landmarks: crops ? faces.map(() => '1,2:3,2:2,3:2,4') : null,
    };
  }

  #plus(json: unknown): readonly string[] | object {
    const { source_url, target_url } = Plus.parse(json);
    const scene = this.#picture(target_url).flat();
    const people = new Set(scene.map(({ person }) => person));
    const [source, ...others] = this.#picture(source_url)[0] ?? [];
    if (!source || others.length > 0) return parameterError;
    return [...people].map((person) => `${person}<-${source.person}`);
  }

  #specified(json: unknown): readonly string[] | object {
    const { sourceImage, targetImage, modifyImage, modifyVideo } = Specified.parse(json);
    if (targetImage.length > 8) return { code: 1007, msg: 'cannot exceed 8' };
    const all = [...sourceImage, ...targetImage];
    const untold = all.length > 2 && all.some(({ opts }) => opts === undefined);
    if (sourceImage.length !== targetImage.length || untold || !(modifyImage ?? modifyVideo)) return parameterError;
    const crowded = sourceImage.some(({ path }) => (this.#picture(path)[0] ?? []).length !== 1);
    if (crowded) return { code: 1016, msg: 'Face swapping error' };
    const swaps = targetImage.map((face, index) => `${this.#who(face)}<-${this.#who(sourceImage[index])}`);
    return swaps.some((swap) => swap.includes('?')) ? parameterError : swaps;
  }

  #who(face: { path: string; opts?: string | undefined } | undefined): string {
    if (!face) return '?';
    if (face.path.startsWith(`${this.url}/files/crop/`)) return face.path.split('/').at(-1) ?? '?';
    const faces = this.#picture(face.path)[0] ?? [];
    return (faces.find((each) => landmarksOf(each) === face.opts) ?? { person: '?' }).person;
  }
}

const stale = { code: 1101, msg: 'Invalid authorization or the request token has expired' };

function landmarksOf({ box: [left, top, width, height] }: Shown): string {
  const middle = left + width / 2;
  const eyes = top + height / 3;
  return `${left + 10},${eyes}:${left + width - 10},${eyes}:${middle},${top + height / 2}:${middle},${top + height - 10}`;
}
