import { createIntakeTurns } from '../../../core/admission/intake-turns.ts';
import { isObject } from '../../../core/json.ts';
import type { Requester } from '../../../core/ports/chat.ts';
import { ApiProblem } from '../problems.ts';

/** The fields of a request: JSON values, or in a form texts and the bytes of files; a repeated field is a list. */
export type Fields = Readonly<Record<string, unknown>>;

/** What was read of a request. */
export interface Body {
  readonly fields: Fields;
  readonly isForm: boolean;
}

/** Reads bodies into memory, so many bytes at once; the others wait unread. */
export interface Bodies {
  /**
   * Runs the work on the body, which counts towards the bytes in memory until it is done. `requester` is whose turn it is.
   * Throws ApiProblem for a body that is too large, or neither JSON nor a form.
   */
  read<Value>(request: Request, requester: Requester, work: (body: Body) => Promise<Value>): Promise<Value>;
  /** The same for a body that is a file. */
  readFile<Value>(
    request: Request,
    requester: Requester,
    work: (bytes: Uint8Array<ArrayBuffer>) => Promise<Value>,
  ): Promise<Value>;
}

/** So many bodies are in memory at once, of one client and of all. */
const turnLimits = { ofMember: 8, ofAll: 32, bytes: 192 * 2 ** 20 };

/** `maxBytes` of a whole body. */
export function createBodies({ maxBytes }: { readonly maxBytes: number }): Bodies {
  const turns = createIntakeTurns(turnLimits);

  function readFile<Value>(
    request: Request,
    requester: Requester,
    work: (bytes: Uint8Array<ArrayBuffer>) => Promise<Value>,
  ): Promise<Value> {
    const { signal } = request;
    const announced = Number(request.headers.get('content-length') ?? 0);
    if (announced > maxBytes) throw tooLarge(maxBytes);
    return turns(requester, signal, async (turn) => {
      const chunks: Uint8Array[] = [];
      let total = 0;
      for await (const chunk of request.body ?? []) {
        total += chunk.byteLength;
        if (total > maxBytes) throw tooLarge(maxBytes);
        await turn.hold(chunk.byteLength, signal);
        chunks.push(chunk);
      }
      return work(Buffer.concat(chunks, total));
    });
  }

  return {
    readFile,
    read: async (request, requester, work) =>
      readFile(request, requester, async (bytes) =>
        work(await parsed(bytes, request.headers.get('content-type') ?? '')),
      ),
  };
}

async function parsed(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Body> {
  if (/^multipart\/form-data\b/i.test(type)) return { fields: await formFields(bytes, type), isForm: true };
  if (/^application\/x-www-form-urlencoded\b/i.test(type))
    return { fields: await formFields(bytes, type), isForm: true };
  if (type === '' || /\bjson\b/i.test(type)) return { fields: jsonFields(bytes), isForm: false };
  throw new ApiProblem('body-unknown-type');
}

function jsonFields(bytes: Uint8Array): Fields {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isObject(value)) return value;
  } catch {
    // told below, like every other text that is no object
  }
  throw new ApiProblem('body-not-json');
}

async function formFields(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Fields> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => undefined);
  if (!form) throw new ApiProblem('body-not-form');
  const fields = new Map<string, unknown[]>();
  for (const [name, value] of form) {
    const one = typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer());
    fields.set(name, [...(fields.get(name) ?? []), one]);
  }
  return Object.fromEntries([...fields].map(([name, all]) => [name, all.length > 1 ? all : all[0]]));
}

function tooLarge(maxBytes: number): ApiProblem {
  return new ApiProblem('body-too-large', { limitMb: Math.floor(maxBytes / 2 ** 20) });
}
