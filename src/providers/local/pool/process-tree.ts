import { readdirSync, readFileSync } from 'node:fs';

/** The processes that a process has started, on Linux; elsewhere none. */
export function childrenOf(pid: number): number[] {
  const threads = whileAlive(() => readdirSync(`/proc/${pid}/task`), []);
  return threads.flatMap((thread) => {
    const children = whileAlive(() => readFileSync(`/proc/${pid}/task/${thread}/children`, 'latin1'), '');
    return children.split(' ').filter(Boolean).map(Number);
  });
}

/** Processes and threads may end at any time. */
export function whileAlive<Value>(action: () => Value, otherwise: Value): Value {
  try {
    return action();
  } catch {
    return otherwise;
  }
}
