import type { ServerResponse } from 'node:http';
import { Refused } from './content.ts';

export interface Fault {
  /** A method of the Bot API; `file` for the download of a file, `*` for any method. */
  readonly method: string;
  /** The HTTP status of the answer, or `cut`: the answer is lost after the work was done. */
  readonly status: number | 'cut';
  readonly retryAfterSeconds?: number;
}

/** Breaks the connection in the middle of the file. */
export function cutOff(response: ServerResponse, bytes: Uint8Array): void {
  response.writeHead(200, { 'content-length': bytes.byteLength });
  response.write(bytes.subarray(0, bytes.byteLength / 2), () => setTimeout(() => response.destroy(), 20));
}

export function faultAnswer({ status, retryAfterSeconds }: Fault): Refused {
  if (status === 429) return tooMany(retryAfterSeconds ?? 1);
  return new Refused(Number(status), 'Internal Server Error');
}

export function tooMany(seconds: number): Refused {
  return new Refused(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}
