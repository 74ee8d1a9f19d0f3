import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineCommand } from '../bots/terminal/command.ts';
import { pathFrom } from '../bots/terminal/invocation.ts';
import type { CommandContext } from './context.ts';
import { swapFiles } from './swap.ts';

/** Swaps a face offline, also where a vendor is configured. */
export const demo = defineCommand({
  name: 'demo',
  summary: 'swap a bundled face onto a bundled picture, offline, into out/',
  run(_, context: CommandContext) {
    const out = pathFrom(context.invocation, 'out/demo.png');
    mkdirSync(dirname(out), { recursive: true });
    const values = { face: [asset('demo-face.jpg')], target: [asset('demo-scene.jpg')], out, force: true };
    return swapFiles(values, context, { PROVIDERS: 'local', PUBLIC_URL: '' });
  },
});

/** The path of a picture that comes with the program. */
export function asset(name: string): string {
  return fileURLToPath(new URL(`../../assets/${name}`, import.meta.url));
}
