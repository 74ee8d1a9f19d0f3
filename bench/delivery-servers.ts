import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** A vendor's file of 25 MB and a platform that takes it, both at the pace of a common line, in a process of their own. */
const fileBytes = 25 * 2 ** 20;
const chunk = Buffer.alloc(2 ** 20, 'x');
const perChunkMs = 40;

async function serveFile(response: ServerResponse): Promise<void> {
  response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': fileBytes });
  for (let sent = 0; sent < fileBytes; sent += chunk.byteLength) {
    response.write(chunk);
    await wait(perChunkMs);
  }
  response.end();
}

async function takeUpload(request: IncomingMessage, response: ServerResponse): Promise<void> {
  let unpaused = 0;
  let total = 0;
  for await (const part of request) {
    total += part.length;
    unpaused += part.length;
    if (unpaused < chunk.byteLength) continue;
    unpaused = 0;
    await wait(perChunkMs);
  }
  if (total < fileBytes) response.statusCode = 400;
  response.setHeader('content-type', 'application/json');
  const message = { message_id: 1, date: 1, chat: { id: 1, type: 'private', first_name: 'bench' } };
  response.end(JSON.stringify({ ok: total >= fileBytes, result: message }));
}

const server = createServer((request, response) => {
  void (request.method === 'GET' ? serveFile(response) : takeUpload(request, response)).catch(() => response.destroy());
});
server.keepAliveTimeout = 0; // a socket that closes as it is used again is another matter
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.(address.port);
});
process.once('disconnect', () => process.exit());
