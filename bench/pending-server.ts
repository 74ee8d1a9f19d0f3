import { createServer } from 'node:http';

/** A vendor in a process of its own whose jobs never end; tells its port to the process that started it. */
const answer = JSON.stringify({
  code: 200,
  message: 'success',
  data: { task_id: 'task', status: 'running', result: { message: null, media_urls: null } },
});
const server = createServer((_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(answer);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.send?.(address.port);
});
process.once('disconnect', () => process.exit());
