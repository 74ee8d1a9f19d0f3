import { drawn, largestOf, peopleIn } from '../drawn-pictures.ts';
import type { ResultRenderer } from './accepted-swap.ts';

export interface Answer {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>>;
}

interface Swap {
  readonly id: number;
  readonly url: string;
  polls: number;
}

type Body = Readonly<Record<string, unknown>>;

const mostUploadBytes = 5_000_000;

/** What ModelsLab does with its requests. A result shows `zoe on alice` where Zoe's face was put on Alice. */
export class ModelsLabState {
  readonly key = 'key-9d1f4c7be2a845d0b6f3';
  url = '';
  balance = 43.6;
  /** How many swaps may be unfinished at once. */
  queue = 5;
  /** How many polls find a swap unfinished. */
  pendingPolls = 1;
  /** Whether the answer to the paid request holds the result. */
  atOnce = false;
  /** What `init_image` of the image endpoints is. `reference_image` picks a face of `init_image`. */
  initIs: 'scene' | 'face' = 'scene';
  /** Of which file `reference_image` picks a face in a video swap. */
  videoReferenceIs: 'scene' | 'source' = 'scene';
  /** The answer to the paid request has no id. */
  isNameless = false;
  /** The result of every swap, instead of a drawing of who wears whose face. */
  result: Uint8Array | undefined;
  renderResult: ResultRenderer | undefined;
  /** How many of the next requests for a file are answered 404. */
  hiddenFiles = 0;
  readonly #files = new Map<string, Uint8Array>();
  readonly #rendered = new Map<string, Promise<Uint8Array>>();
  readonly #swaps = new Map<number, Swap>();
  #count = 0;

  /** A picture at a foreign URL. */
  hosts(url: string, bytes: Uint8Array): void {
    this.#files.set(url, bytes);
  }

  get unfinished(): number {
    return [...this.#swaps.values()].filter(({ polls }) => polls < this.pendingPolls).length;
  }

  get remaining(): number {
    return this.#swaps.size;
  }

  file(path: string): Uint8Array | Promise<Uint8Array> | undefined {
    if (this.hiddenFiles-- > 0) return undefined;
    return this.#rendered.get(path) ?? this.#files.get(this.url + path);
  }

  upload({ base64_string }: Body): Answer {
    const [, base64 = ''] = /^data:[a-z]+\/[a-z0-9]+;base64,(.+)$/.exec(String(base64_string)) ?? [];
    const bytes = Buffer.from(base64, 'base64');
    if (bytes.byteLength === 0) return error(400, 'The base64 string is invalid.');
    if (bytes.byteLength > mostUploadBytes) return error(400, 'Maximum 5 MB');
    return { status: 200, json: { status: 'success', id: ++this.#count, output: [this.#keep(bytes)] } };
  }

  submit(endpoint: string, body: Body): Answer {
    if (this.balance <= 0) {
      return error(402, 'Insufficient credits. Please add more credits to continue.');
    }
    if (this.unfinished >= this.queue) {
      const message = `Rate limit exceeded. Maximum ${this.queue} queued requests allowed.`;
      return { status: 429, json: { status: 'error', message, retry_after: 30 } };
    }
    const [scene, face] = this.#rolesIn(endpoint, body);
    const pictures = [scene, face, body.reference_image].map((url) => this.#files.get(String(url)));
    const [sceneBytes, faceBytes, selector] = pictures;
    if (!sceneBytes || !faceBytes || (body.reference_image !== undefined && !selector)) {
      return error(400, 'Unable to fetch image from provided URL');
    }
    const id = ++this.#count;
    const webhookUrl = body.webhook === undefined ? undefined : String(body.webhook);
    const rendered = this.renderResult?.({ id: String(id), scene: sceneBytes, webhookUrl });
    const url = rendered
      ? this.#keepRendered(id, rendered)
      : this.#keep(this.result ?? this.#swapped(endpoint, sceneBytes, faceBytes, selector, body));
    const swap = { id, url, polls: 0 };
    this.#swaps.set(swap.id, swap);
    if (!this.atOnce) return this.#processing(swap);
    swap.polls = this.pendingPolls;
    return this.#success(swap);
  }

  #swapped(
    endpoint: string,
    scene: Uint8Array,
    face: Uint8Array,
    selector: Uint8Array | undefined,
    body: Body,
  ): Uint8Array {
    const inVideo = endpoint.endsWith('video_swap');
    const picksNewFace = inVideo ? this.videoReferenceIs === 'source' : this.initIs === 'face';
    if (!selector || !picksNewFace) return swapped(scene, face, selector, body);
    const chosen = largestOf(peopleIn(selector))?.name;
    return swapped(scene, drawn(peopleIn(face).filter(({ name }) => name === chosen)), undefined, body);
  }

  #rolesIn(endpoint: string, { init_image, init_video, target_image }: Body): readonly [unknown, unknown] {
    if (endpoint.endsWith('video_swap')) return [init_video, init_image];
    return this.initIs === 'scene' ? [init_image, target_image] : [target_image, init_image];
  }

  /** While a swap is unfinished, the answer has neither an id nor a list. */
  fetch(id: number): Answer {
    const swap = this.#swaps.get(id);
    if (!swap) return error(404, 'Request not found');
    if (swap.polls++ >= this.pendingPolls) return this.#success(swap);
    const message = 'try again later.';
    return { status: 200, json: { status: 'processing', message, output: '', tip: 'Get 20x faster' } };
  }

  wallet(): Answer {
    return { status: 200, json: { status: 'success', data: { balance: this.balance, currency: 'USD' } } };
  }

  count(): Answer {
    return { status: 200, json: { status: 'success', processing_count: this.unfinished } };
  }

  remove({ request_id }: Body): Answer {
    const isKnown = this.#swaps.delete(Number(request_id));
    const answer = isKnown
      ? { status: 'success', messege: 'image deleted' }
      : { status: 'error', messege: 'not found' };
    return { status: 200, json: answer };
  }

  #processing({ id, url }: Swap): Answer {
    const fetch_result = 'https://elsewhere.example/steals/keys';
    const json = { status: 'processing', id, eta: 605, output: [], fetch_result, future_links: [url] };
    return { status: 200, json };
  }

  #success({ id, url }: Swap): Answer {
    return { status: 200, json: { status: 'success', ...(!this.isNameless && { id }), output: [url] } };
  }

  #keepRendered(id: number, result: Promise<Uint8Array>): string {
    const path = `/files/painted-${id}`;
    this.#rendered.set(path, result);
    return this.url + path;
  }

  #keep(bytes: Uint8Array): string {
    const url = `${this.url}/files/${this.#files.size}`;
    this.#files.set(url, bytes);
    return url;
  }
}

/** Where nobody is replaced, the result is the scene, byte for byte. */
function swapped(scene: Uint8Array, face: Uint8Array, selector: Uint8Array | undefined, body: Body): Uint8Array {
  const people = peopleIn(scene);
  const wearer = largestOf(peopleIn(face))?.name;
  const chosen = selector && largestOf(peopleIn(selector))?.name;
  const isMeant = (name: string): boolean => wearer !== undefined && (selector === undefined || name === chosen);
  if (!people.some(({ name }) => isMeant(name))) return scene;
  const after = people.map((each) => (isMeant(each.name) ? { ...each, name: `${wearer} on ${each.name}` } : each));
  const mark = { name: 'watermark', left: 0, size: 1 };
  return drawn(body.watermark === false ? after : [...after, mark]);
}

function error(status: number, message: string): Answer {
  return { status, json: { status: 'error', message } };
}
