import { inspect } from 'node:util';

/** Message, stack, causes and fields, in each of the ways in which an error comes to be logged. */
export function errorText(error: Error): string {
  const causes: unknown[] = [];
  for (let each: unknown = error; each instanceof Error; each = each.cause) causes.push(each.message, each.stack);
  return [JSON.stringify(error), inspect(error, { depth: 9, showHidden: true }), ...causes]
    .join('\n')
    .replaceAll(/\n\s+at .*/g, ''); // paths of our own files
}
