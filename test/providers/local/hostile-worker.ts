import { readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { connect } from 'node:net';
import { Work } from '../../../src/providers/local/protocol.ts';
import { connectToParent } from '../../../src/providers/local/worker/parent.ts';

/** A worker that somebody's bytes have taken over. It speaks the protocol and does what the bytes of its work say. */

type Attack = (argument: string) => unknown;

const attacks: Readonly<Record<string, Attack>> = {
  processes: () => processes().length,
  environments: () => processes().map((id) => tried(() => readFileSync(`/proc/${id}/environ`, 'utf8'))),
  read: (path) => tried(() => readFileSync(path, 'utf8')),
  write: (path) => tried(() => writeFileSync(path, 'planted')),
  signal: (pid) => tried(() => process.kill(Number(pid), 0)),
  connect: (port) =>
    new Promise((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => resolve('connected'));
      socket.on('error', ({ message }) => resolve(message));
    }),
  spin() {
    for (;;);
  },
  /** Megabytes that a message claims to have, and then has. */
  flood(megabytes) {
    const header = Buffer.alloc(8);
    header.writeUInt32LE(2, 0);
    header.writeUInt32LE(Number(megabytes) * 2 ** 20, 4);
    writeAll(header);
    for (let sent = 0; sent < Number(megabytes); sent++) writeAll(Buffer.alloc(2 ** 20));
  },
};

function processes(): string[] {
  const names = tried(() => readdirSync('/proc'));
  return Array.isArray(names) ? names.filter((name) => /^\d+$/.test(name)) : [];
}

function tried<Value>(attack: () => Value): Value | string {
  try {
    return attack();
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

function writeAll(bytes: Uint8Array): void {
  for (let sent = 0; sent < bytes.length; ) {
    try {
      sent += writeSync(3, bytes, sent);
    } catch {
      // full for now
    }
  }
}

const parent = connectToParent(async (raw) => {
  const [name = '', argument = ''] = new TextDecoder().decode(Work.parse(raw).bytes).split(' ');
  await parent.say({ kind: 'done', answer: await attacks[name]?.(argument) });
});
void parent.say({ kind: 'ready' });
