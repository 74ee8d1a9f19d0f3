import { digestOf, keyName, newKey } from '../bots/api/keys.ts';
import { defineCommand } from '../bots/terminal/command.ts';
import { UsageError } from '../bots/terminal/usage.ts';
import { defineVerbs, exitRefused, timeOf } from '../bots/terminal/verbs.ts';
import { type CommandContext, quiet, withApp } from './context.ts';

const { notes, words, parse } = defineVerbs(
  'keys',
  { list: 'the names of the keys (default)' },
  { add: 'make a key, and print it: it is kept nowhere', revoke: 'take a key back at once' },
  '  A running “serve” takes a new key at once, unless it was started without any.\n  Keys may also be set by API_KEYS.',
  'NAME',
);

export const keys = defineCommand({
  name: 'keys',
  summary: 'the keys of the HTTP API',
  operands: '[COMMAND] [NAME]',
  notes,
  words,
  run({ operands }, context: CommandContext) {
    const { parts, load, say, print } = context;
    const request = parse(operands);
    if (request.verb === 'add' && !keyName.test(request.id)) {
      throw new UsageError('NAME takes up to 32 letters, digits, dots, hyphens and underscores.');
    }
    return withApp(load(), quiet, context, async ({ apiKeys }) => {
      switch (request.verb) {
        case 'list': {
          const all = await apiKeys.list();
          for (const { name, createdAt } of all) print(`${timeOf(createdAt)}  ${name}`);
          if (all.length === 0) say('There are none.');
          return 0;
        }
        case 'add': {
          const key = newKey();
          const isAdded = await apiKeys.add(request.id, digestOf(key), parts.clock.now());
          if (!isAdded) {
            say(`There is a key called ${request.id}. Revoke it first, or choose another name.`);
            return exitRefused;
          }
          print(key);
          return 0;
        }
        case 'revoke': {
          if (await apiKeys.revoke(request.id)) return 0;
          say(`There is no key called ${request.id}.`);
          return exitRefused;
        }
        default:
          return request satisfies never;
      }
    });
  },
});
