import { Socket } from 'node:net';
import { createMessageReader, sendMessage } from '../message-stream.ts';

export interface Parent {
  /** Resolves when the message has left this process. */
  say(message: unknown): Promise<void>;
}

const descriptor = 3;
const anything = { text: Number.POSITIVE_INFINITY, total: Number.POSITIVE_INFINITY };

/** Connects a worker process to the process that has started it, and ends it when that one is gone. */
export function connectToParent(onMessage: (message: unknown) => void): Parent {
  const socket = new Socket({ fd: descriptor, readable: true, writable: true });
  socket.on(
    'data',
    createMessageReader(() => anything, onMessage),
  );
  socket.on('error', end);
  socket.on('close', end);
  return {
    say: (message) => sendMessage(socket, message),
  };
}

/** At once, whatever it is doing. As the first process of a namespace it cannot kill itself. */
function end(): void {
  process.kill(process.pid, 'SIGKILL');
  process.exit();
}
