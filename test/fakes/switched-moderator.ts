import type { Moderator } from '../../src/core/ports/trust.ts';

type Behaviour = 'pass' | 'unsafe' | 'blocked' | 'unchecked' | 'hangs' | 'throws';

/** A moderator that changes its mind, as when an operator has made the gate stricter and started the program again. */
export class SwitchedModerator implements Moderator {
  behaviour: Behaviour = 'pass';
  /** What it was asked about, in order. */
  readonly asked: string[] = [];
  /** Roles for which the behaviour holds; everything else passes. All of them by default. */
  only: readonly string[] | undefined;

  judge: Moderator['judge'] = async (_media, _bytes, role) => {
    this.asked.push(role);
    if (this.only && !this.only.includes(role)) return 'pass';
    if (this.behaviour === 'hangs') return new Promise(() => undefined);
    if (this.behaviour === 'throws') throw new Error('the gate is broken');
    return this.behaviour;
  };
}
