import { lang, text } from './texts.js';

/**
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box
 * @typedef {{ number: number, box: Box, quality: number }} Face
 * @typedef {{ width: number, height: number, faces: Face[] }} Faces
 * @typedef {{ url: string, mime_type: string, width: number, height: number, expires_at?: string }} Result
 * @typedef {{
 *   id: string,
 *   state: 'queued' | 'running' | 'done' | 'refused' | 'failed' | 'cancelled' | 'parked',
 *   place?: number,
 *   fraction?: number,
 *   seconds_left?: number,
 *   result?: Result,
 *   warnings?: { code: string, message: string }[],
 *   quality?: { level: string, message?: string },
 *   error?: { detail: string },
 * }} Swap
 * @typedef {{ verdict: 'made-here' | 'altered' | 'looks-like' | 'unknown', at?: string | number }} Verdict
 * @typedef {{ max_bytes?: number, providers?: unknown[] }} Limits
 */

/** The API's answer was an error, or there was none. The message is a sentence for the person. */
export class Problem extends Error {
  /**
   * @param {string} message
   * @param {number} [status] of the answer; 0 where there was none
   * @param {string} [type] such as urn:faceswap-bot:moving-face
   */
  constructor(message, status = 0, type = '') {
    super(message);
    this.status = status;
    this.type = type;
  }

  /** Whether the same request may be answered a moment later. */
  get passes() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** @typedef {{ method?: string, body?: FormData, signal?: AbortSignal }} Options */

/**
 * Sends a request with the key of the page, and asks for another key as long as it is refused.
 * @param {import('./key.js').Key} key
 */
export function createApi(key) {
  /** @param {string} path @param {Options} [options] @returns {Promise<Response>} */
  async function request(path, options = {}) {
    const response = await send(path, options, { ...key.headers(), 'accept-language': lang });
    if (response.status === 401 && (await key.refused())) return request(path, options);
    key.accepted();
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  /** @param {string} name @param {Blob} picture */
  function form(name, picture) {
    const body = new FormData();
    body.append(name, picture);
    return body;
  }

  return {
    request,
    /** @param {Blob} picture @param {AbortSignal} signal @returns {Promise<Faces>} */
    faces: async (picture, signal) =>
      (await request('/v1/faces', { method: 'POST', body: form('picture', picture), signal })).json(),
    /** @param {Blob} picture @returns {Promise<Verdict>} */
    verify: async (picture) => (await request('/v1/verify', { method: 'POST', body: form('picture', picture) })).json(),
    /** @param {FormData} body @returns {Promise<Swap>} */
    begin: async (body) => (await request('/v1/swaps', { method: 'POST', body })).json(),
    /** @param {string} id @param {AbortSignal} signal @returns {Promise<Swap>} */
    swap: async (id, signal) => (await request(`/v1/swaps/${id}`, { signal })).json(),
    /** @param {string} id */
    remove: (id) => request(`/v1/swaps/${id}`, { method: 'DELETE' }),
    /** @param {string} id @param {AbortSignal} signal */
    result: async (id, signal) => (await request(`/v1/swaps/${id}/result`, { signal })).blob(),
    /** @returns {Promise<Limits>} */
    limits: async () => (await request('/v1/limits')).json(),
  };
}

/** @typedef {ReturnType<typeof createApi>} Api */

/** @param {string} path @param {Options} options @param {Record<string, string>} headers */
async function send(path, options, headers) {
  try {
    return await fetch(path, { ...options, headers });
  } catch {
    options.signal?.throwIfAborted();
    throw new Problem(text('page-error-network'));
  }
}

/** @param {Response} response */
async function problemOf(response) {
  const { detail, type } = await response.json().catch(() => ({}));
  const status = response.status;
  return new Problem(detail ?? text('page-error-answer', { status }), status, type);
}
