import { z } from 'zod';
import { drawn, largestOf, type Member, peopleIn } from '../drawn-pictures.ts';
import type { ResultRenderer } from './accepted-swap.ts';

interface Detected {
  readonly url: string;
  readonly people: readonly Member[];
  polls: number;
}

interface Task {
  /** The people of the scene and whose face each wears, from left to right. */
  readonly shown: string;
  readonly rendered: Promise<Uint8Array> | undefined;
  polls: number;
}

export interface Envelope {
  readonly code: number;
  readonly message: string;
  readonly data: unknown;
}

const Plain = z.object({ image_url: z.string().optional(), video_url: z.string().optional(), new_face: z.string() });
const Multi = z.object({
  image_url: z.string().optional(),
  video_url: z.string().optional(),
  detect_id: z.string(),
  faces: z.array(z.object({ face_id: z.number(), target: z.string() })),
});
const Scene = z.object({ image_url: z.string().optional(), video_url: z.string().optional() });
const Create = z.object({ model: z.string(), callback_url: z.string().optional(), input: z.unknown() });

/** What Crun does with its requests. Its faces come in an order of its own and without a position. */
export class CrunState {
  readonly key = 'crun-key-9d1b7e52c0f64a8e';
  url = '';
  credit = 10;
  /** How many polls find a task, or a detection, unfinished. */
  pendingPolls = 1;
  /** How tasks end. */
  end: { status: unknown; result?: unknown } = { status: 'success' };
  /** The name of a person that it finds in no picture. */
  overlooks: string | undefined;
  callbackUrl: string | undefined;
  /** The result of every swap, instead of a text that says who wears whose face. */
  result: Uint8Array | undefined;
  renderResult: ResultRenderer | undefined;
  readonly #files = new Map<string, { mimeType: string; bytes?: Uint8Array | Promise<Uint8Array> }>();
  readonly #hosted = new Map<string, Uint8Array>();
  readonly #detections = new Map<string, Detected>();
  readonly #tasks = new Map<string, Task>();

  /** A picture at a foreign URL. */
  hosts(url: string, bytes: Uint8Array): void {
    this.#hosted.set(url, bytes);
  }

  uploadUrl(contentType: string, ext: string): Envelope {
    const name = `${this.#files.size}${ext}`;
    this.#files.set(name, { mimeType: contentType });
    return ok({ presigned_url: `${this.url}/upload/${name}?signature=abc`, file_url: `${this.url}/files/${name}` });
  }

  /** False where this upload was not announced, or with another type. */
  store(name: string, mimeType: string | undefined, bytes: Uint8Array): boolean {
    const file = this.#files.get(name);
    if (!file || file.mimeType !== mimeType) return false;
    file.bytes = bytes;
    return true;
  }

  file(name: string): Uint8Array | Promise<Uint8Array> | undefined {
    return this.#files.get(name)?.bytes;
  }

  detect(url: string): Envelope {
    const people = this.#picture(url);
    if (!people) return rejected(422, 'Validation Error');
    const id = `detect-${this.#detections.size}`;
    const found = people.filter(({ name }) => name !== this.overlooks);
    const inOwnOrder = found.sort((one, other) => one.name.localeCompare(other.name));
    this.#detections.set(id, { url, people: inOwnOrder, polls: 0 });
    for (const [face, person] of inOwnOrder.entries()) {
      this.#files.set(`${id}-face-${face}.jpg`, { mimeType: 'image/jpeg', bytes: drawn([person]) });
    }
    return ok({ detect_task_id: id });
  }

  detection(id: string): Envelope {
    const detection = this.#detections.get(id);
    if (!detection) return rejected(404, 'Not Found');
    detection.polls += 1;
    if (detection.polls <= this.pendingPolls)
      return ok({ detect_task_id: id, status: 'starting', result: null, error: null });
    const faces = detection.people.map((_, face) => ({ id: face, link: `${this.url}/files/${id}-face-${face}.jpg` }));
    const result = { id: `of-${id}`, status: 'succeed', type: 'face_detect', hair_id: null, faces, error: null };
    return ok({ detect_task_id: id, status: 'succeeded', result, error: null });
  }

  estimate(): Envelope {
    return ok({ estimated_credits: 1, balance: this.credit, affordable: this.credit >= 1 });
  }

  create(json: unknown): Envelope {
    const { model, callback_url, input } = Create.parse(json);
    const shown = this.isGiven ? '' : this.#drawn(model, input);
    if (shown === undefined) return rejected(422, 'Validation Error');
    if (this.credit < 1) return rejected(402, 'Insufficient Credits');
    this.credit -= 1;
    this.callbackUrl = callback_url;
    const id = `task_${this.#tasks.size}`;
    this.#tasks.set(id, { shown, rendered: this.#render(id, input, callback_url), polls: 0 });
    return ok({ task_id: id });
  }

  task(id: string): Envelope {
    const task = this.#tasks.get(id);
    if (!task) return rejected(404, 'Not Found');
    task.polls += 1;
    const about = { task_id: id, provider: 'crun', model_version: 'image-face-swap', param: {}, source: 'api' };
    if (task.polls <= this.pendingPolls)
      return ok({ ...about, status: task.polls === 1 ? 'pending' : 'running', result: null });
    const name = `${id}.png`;
    this.#files.set(name, { mimeType: 'image/png', bytes: task.rendered ?? this.result ?? Buffer.from(task.shown) });
    const result = { code: 200, message: 'success', media_urls: [`${this.url}/files/${name}`] };
    return ok({ ...about, credits: 1, result, ...this.end });
  }

  #drawn(model: string, input: unknown): string | undefined {
    return model.endsWith('-multi') ? this.#multi(input) : this.#plain(input);
  }

  /**
   * The primary face is the largest. Of a source with several faces the vendor may take any; here it is the leftmost.
   */
  #plain(json: unknown): string | undefined {
    const { image_url, video_url, new_face } = Plain.parse(json);
    const scene = this.#picture(image_url ?? video_url ?? '');
    const primary = largestOf(scene ?? []);
    const face = fromLeft(this.#picture(new_face) ?? [])[0];
    if (!scene || !primary || !face) return undefined;
    return fromLeft(scene)
      .map((person) => (person === primary ? `${person.name}<-${face.name}` : person.name))
      .join(' ');
  }

  #multi(json: unknown): string | undefined {
    const { image_url, video_url, detect_id, faces } = Multi.parse(json);
    const detection = this.#detections.get(detect_id.slice('of-'.length));
    if (!detection || detection.url !== (image_url ?? video_url) || faces.length !== detection.people.length)
      return undefined;
    const worn = faces.map(({ face_id, target }) => {
      const person = detection.people[face_id];
      const face = fromLeft(this.#picture(target) ?? [])[0];
      if (!person || !face) return undefined;
      return { left: person.left, text: person.name === face.name ? person.name : `${person.name}<-${face.name}` };
    });
    if (worn.some((each) => each === undefined)) return undefined;
    return fromLeft(worn.filter((each) => each !== undefined))
      .map(({ text }) => text)
      .join(' ');
  }

  /** Whether a test provides the results. */
  get isGiven(): boolean {
    return this.result !== undefined || this.renderResult !== undefined;
  }

  #render(id: string, input: unknown, webhookUrl: string | undefined): Promise<Uint8Array> | undefined {
    const { image_url = '', video_url = image_url } = Scene.parse(input);
    const scene = this.#stored(video_url) ?? new Uint8Array();
    return this.renderResult?.({ id, scene, webhookUrl });
  }

  #stored(url: string): Uint8Array | undefined {
    const prefix = `${this.url}/files/`;
    const hosted = this.#hosted.get(url);
    if (hosted) return hosted;
    const bytes = url.startsWith(prefix) ? this.file(url.slice(prefix.length)) : undefined;
    return bytes instanceof Uint8Array ? bytes : undefined;
  }

  #picture(url: string): readonly Member[] | undefined {
    const bytes = this.#stored(url);
    if (bytes && this.isGiven) return [someone];
    return bytes && peopleIn(bytes);
  }
}

/** The person that it finds in real pictures. */
const someone: Member = { name: 'someone', left: 0, size: 100 };

function fromLeft<Placed extends { readonly left: number }>(all: readonly Placed[]): Placed[] {
  return [...all].sort((one, other) => one.left - other.left);
}

function ok(data: unknown): Envelope {
  return { code: 200, message: 'success', data };
}

function rejected(code: number, message: string): Envelope {
  return { code, message, data: null };
}
