import { readBotApi } from './bot-api.ts';

const { description } = readBotApi();
const words = [
  '',
  '/swap',
  '/face x',
  '/settings',
  '/faces',
  'again.abc',
  'agree.x',
  'use.a.9',
  'set.a.b',
  '<b>&',
  '🤪',
  '\u0000\u202e',
];
/** Fields that decide how an update is handled. They are present more often. */
const telling = new Set([
  'text',
  'caption',
  'from',
  'photo',
  'document',
  'reply_to_message',
  'data',
  'message',
  'user',
]);
const kinds = ['private', 'private', 'group', 'supergroup', 'channel', 'emoji', 'kicked'];
const junk = [
  null,
  -1,
  0.5,
  Number.MAX_SAFE_INTEGER,
  true,
  '',
  'x'.repeat(5_000),
  [],
  {},
  [[]],
  [null],
  '9007199254740993',
  { id: {} },
];

/** Makes updates from the published description, most of them damaged. The same seed makes the same updates. */
export function createMalformedUpdates(seed: number): () => Record<string, unknown> {
  let state = seed;

  function below(count: number): number {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * count);
  }

  function one<Value>(values: readonly Value[]): Value {
    return values[below(values.length)] as Value;
  }

  function make(type: string, name: string, depth: number): unknown {
    const item = /^Array of (.*)$/.exec(type)?.[1];
    if (item !== undefined) return Array.from({ length: depth > 4 ? 0 : below(3) }, () => make(item, name, depth + 1));
    switch (type) {
      case 'Integer':
        return name === 'id' || name.endsWith('_id') ? one([7, 8, -100, -1_001, 4_242]) : below(2 ** 30);
      case 'Float':
        return below(1_000) / 7;
      case 'String':
        return name === 'type' || name === 'status' ? one(kinds) : one(words);
      case 'Boolean':
      case 'True':
        return below(2) === 1;
      default: {
        const { subtypes, fields = [] } = description.types[type] ?? {};
        if (subtypes && subtypes.length > 0) return make(one(subtypes), name, depth);
        const kept = fields.filter(
          (field) => field.required || (depth < 4 && below(telling.has(field.name) ? 2 : 8) === 0),
        );
        return Object.fromEntries(kept.map((field) => [field.name, make(one(field.types), field.name, depth + 1)]));
      }
    }
  }

  function damage(value: unknown): unknown {
    if (value === null || typeof value !== 'object' || below(4) === 0) return one(junk);
    const entries = Object.entries(value);
    const at = below(entries.length);
    const damaged = entries.flatMap(([key, inner], index) => {
      if (index !== at) return [[key, inner] as const];
      return below(5) === 0 ? [] : [[key, damage(inner)] as const];
    });
    return Array.isArray(value) ? damaged.map(([, inner]) => inner) : Object.fromEntries(damaged);
  }

  return () => {
    const all = (description.types.Update?.fields ?? []).filter(({ name }) => name !== 'update_id');
    const read = ['message', 'message', 'channel_post', 'callback_query', 'message_reaction', 'my_chat_member'];
    const wanted = below(10) === 0 ? one(all).name : one(read);
    const field = all.find(({ name }) => name === wanted);
    const value = field ? make(field.types[0] ?? '', field.name, 0) : {};
    return { [wanted]: below(3) === 0 ? value : damage(value) };
  };
}
