import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/**
 * A proxy in front of a loopback server. At a moment that a test chooses, it loses one answer and breaks the
 * connection.
 */
export class LossyConnection {
  readonly #server = createServer((near) => this.#lead(near));
  readonly #target: number;
  #losesNextAnswer = false;
  breaks = 0;

  constructor(target: number) {
    this.#target = target;
  }

  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return (this.#server.address() as AddressInfo).port;
  }

  /** The next request arrives; its answer does not, and the connection breaks. */
  loseNextAnswer(): void {
    this.#losesNextAnswer = true;
  }

  #lead(near: Socket): void {
    const far = connect(this.#target, '127.0.0.1');
    near.pipe(far);
    far.on('data', (answer) => {
      if (!this.#losesNextAnswer) near.write(answer);
      else this.#break(near, far);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => undefined);
      one.on('close', () => other.destroy());
    }
  }

  #break(near: Socket, far: Socket): void {
    this.#losesNextAnswer = false;
    this.breaks += 1;
    near.destroy();
    far.destroy();
  }

  close(): void {
    this.#server.close();
  }
}
