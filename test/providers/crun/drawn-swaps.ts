import { readAll } from '../../../src/core/ports/media.ts';
import type { Assignment, Faces, SwapInput } from '../../../src/core/ports/provider.ts';
import { alice, bob, carol, input, type Member, mediaOf } from '../../fakes/drawn-pictures.ts';
import { crunAt } from '../../fakes/vendors/adapters.ts';
import type { CrunServer } from '../../fakes/vendors/crun-server.ts';
import { never, swapWith } from '../../fakes/vendors/provider-calls.ts';

export const party = [bob, alice, carol];

export function among(people: readonly Member[], faces: Faces, kind: 'image' | 'video' = 'image'): SwapInput {
  return input({ target: mediaOf(people, kind === 'video' ? { kind, seconds: 8 } : {}), faces });
}

export function assigned(...rows: readonly [Assignment['scene'], Member][]): Faces {
  return { which: 'assigned', assignments: rows.map(([scene, source]) => ({ scene, source: mediaOf([source]) })) };
}

/** What the result shows: from left to right, who of the scene wears whose face. */
export async function shown(server: CrunServer, what: SwapInput): Promise<string> {
  const status = await swapWith(() => crunAt(server), what);
  if (status.state !== 'done') throw new Error(JSON.stringify(status));
  return Buffer.from((await readAll(await status.result.open(never), 2 ** 20)) ?? []).toString();
}

export function created(server: CrunServer): unknown {
  return server.requests.find(({ operation }) => operation === 'create')?.json;
}
