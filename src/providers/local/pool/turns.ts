/** A number of places, and the work that waits for one. */
export interface Turns {
  /** Resolves when there is a place. Urgent work comes before all that is not. Rejects with the reason of the signal. */
  take(signal: AbortSignal, urgent: boolean): Promise<void>;
  end(): void;
}

interface Waiting {
  readonly urgent: boolean;
  start(): void;
}

export function createTurns(places: number): Turns {
  const waiting: Waiting[] = [];
  let busy = 0;
  return {
    take(signal, urgent) {
      if (busy < places) {
        busy++;
        return Promise.resolve();
      }
      return new Promise((resolve, reject) => {
        const entry = { urgent, start };
        function start(): void {
          signal.removeEventListener('abort', leave);
          resolve();
        }
        function leave(): void {
          waiting.splice(waiting.indexOf(entry), 1);
          reject(signal.reason);
        }
        const position = urgent ? waiting.findIndex((other) => !other.urgent) : -1;
        waiting.splice(position < 0 ? waiting.length : position, 0, entry);
        signal.addEventListener('abort', leave, { once: true });
      });
    },
    end() {
      const next = waiting.shift();
      if (next) next.start();
      else busy--;
    },
  };
}
