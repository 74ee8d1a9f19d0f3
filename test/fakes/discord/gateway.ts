import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';

interface Session {
  readonly id: string;
  readonly intents: number;
  readonly sent: { op: 0; s: number; t: string; d: unknown }[];
  readonly shard: readonly [number, number];
  socket: WebSocket | undefined;
}

export const intents = { guildMessages: 1 << 9, directMessages: 1 << 12, messageContent: 1 << 15 };
const opcode = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, invalidSession: 9, hello: 10, acknowledged: 11 };

/** Discord's pause between two shards of one group, less what a timer may be early. */
const identifyEveryMs = 4_900;

export interface Gateway {
  /** Sends an event to the shard of its guild. `shape` makes the data from the session's intents; undefined sends nothing. */
  dispatch(name: string, shape: (intents: number) => unknown, guildId?: string): void;
  /** Breaks every connection, as a network failure does. */
  cut(): void;
  /** Closes every connection with this code, as Discord does. */
  refuse(code: number): void;
  /** Sends any text. */
  sendRaw(text: string): void;
  readonly sessions: ReadonlyMap<string, Session>;
  /** How many sessions were begun. */
  readonly identified: () => number;
  /** How many sessions were resumed. */
  readonly resumed: () => number;
  close(): void;
}

export interface GatewayOptions {
  readonly token: string;
  /** The intents that this application may not use. */
  forbidden(): number;
  /** The number of shards required; a client with fewer is refused. */
  shards(): number;
  /** How many shards may identify at once: those with different numbers modulo this one. */
  atOnce(): number;
  addViolation(problem: string): void;
  heartbeatMs(): number;
  ready(shard: readonly [number, number]): unknown;
  onChange(): void;
}

export function startGateway(server: Server, options: GatewayOptions): Gateway {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  let resumed = 0;
  let identified = 0;
  const begun = new Map<number, { readonly shard: number; readonly at: number }>();

  function send(session: Session, t: string, d: unknown): void {
    const packet = { op: 0 as const, s: session.sent.length + 1, t, d };
    session.sent.push(packet);
    session.socket?.send(JSON.stringify(packet));
  }

  function identify(socket: WebSocket, data: { token: string; intents: number; shard?: [number, number] }): void {
    const isForbidden = (data.intents & options.forbidden()) !== 0;
    if (data.token !== options.token || isForbidden) {
      socket.close(isForbidden ? 4014 : 4004);
      return;
    }
    identified += 1;
    const shard = data.shard ?? [0, 1];
    if (shard[1] < options.shards()) return void socket.close(4011);
    checkPace(shard[0]);
    const session: Session = { id: randomUUID(), intents: data.intents, sent: [], shard, socket };
    sessions.set(session.id, session);
    send(session, 'READY', { ...(options.ready(shard) as object), session_id: session.id, shard });
  }

  /** Restarts of one shard, which tests do one after another, are not counted. */
  function checkPace(shard: number): void {
    const group = shard % options.atOnce();
    const last = begun.get(group);
    if (last && last.shard !== shard && Date.now() - last.at < identifyEveryMs)
      options.addViolation(`shard ${shard} identified ${Date.now() - last.at} ms after shard ${last.shard}`);
    begun.set(group, { shard, at: Date.now() });
  }

  function resume(socket: WebSocket, data: { session_id: string; seq: number }): void {
    const session = sessions.get(data.session_id);
    if (!session) return void socket.send(JSON.stringify({ op: opcode.invalidSession, d: false }));
    session.socket = socket;
    for (const packet of session.sent.slice(data.seq)) socket.send(JSON.stringify(packet));
    resumed += 1;
    send(session, 'RESUMED', {});
  }

  function onMessage(socket: WebSocket, raw: RawData): void {
    const { op, d } = JSON.parse(String(raw));
    if (op === opcode.heartbeat) socket.send(JSON.stringify({ op: opcode.acknowledged }));
    if (op === opcode.identify) identify(socket, d);
    if (op === opcode.resume) resume(socket, d);
    options.onChange();
  }

  sockets.on('connection', (socket) => {
    socket.on('message', (raw) => onMessage(socket, raw));
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      for (const session of sessions.values()) {
        if (session.socket !== socket) continue;
        session.socket = undefined;
        if (code === 1000 || code === 1001) sessions.delete(session.id); // the client has ended it
      }
      options.onChange();
    });
    socket.send(JSON.stringify({ op: opcode.hello, d: { heartbeat_interval: options.heartbeatMs() } }));
  });

  return {
    dispatch(name, shape, guildId = '0') {
      for (const session of sessions.values()) {
        const [shard, shards] = session.shard;
        if ((BigInt(guildId) >> 22n) % BigInt(shards) !== BigInt(shard)) continue;
        const data = shape(session.intents);
        if (data !== undefined) send(session, name, data);
      }
    },
    cut() {
      for (const socket of sockets.clients) socket.terminate();
    },
    refuse(code) {
      for (const socket of sockets.clients) socket.close(code);
    },
    sendRaw(text) {
      for (const socket of sockets.clients) socket.send(text);
    },
    sessions,
    identified: () => identified,
    resumed: () => resumed,
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}
