import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface Field {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
}
interface DescribedType {
  readonly fields?: readonly Field[];
  readonly subtypes?: readonly string[];
  readonly returns?: readonly string[];
}
export interface Description {
  readonly methods: Readonly<Record<string, DescribedType>>;
  readonly types: Readonly<Record<string, DescribedType>>;
}

const file = resolve(import.meta.dirname, '../../fixtures/telegram/bot-api.json');
const plain: Readonly<Record<string, object>> = {
  Integer: { type: 'integer' },
  Float: { type: 'number' },
  String: { type: 'string' },
  Boolean: { type: 'boolean' },
  True: { const: true },
  InputFile: { type: 'string', pattern: '^attach://' },
};

export interface BotApi {
  readonly description: Description;
  /** How a call differs from the description; empty if it does not. */
  request(method: string, payload: unknown): readonly string[];
  answer(method: string, result: unknown): readonly string[];
  update(update: unknown): readonly string[];
  /** Whether a parameter is sent as JSON inside of a form. */
  isJson(method: string, parameter: string): boolean;
}

/** Checks against the published description of the Bot API. Unknown fields are errors. */
export function readBotApi(): BotApi {
  const description: Description = JSON.parse(readFileSync(file, 'utf8'));
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false });
  const types = Object.entries(description.types).map(([name, described]) => [name, typeSchema(described)]);
  const parts = Object.entries(description.methods).flatMap(([name, described]) => [
    [`${name}?`, objectSchema(described.fields ?? [])],
    [`${name}!`, anyOf(described.returns ?? [])],
  ]);
  ajv.addSchema({ $id: 'api', $defs: Object.fromEntries([...types, ...parts]) });
  const compiled = new Map<string, ValidateFunction>();

  function check(name: string, value: unknown): readonly string[] {
    const validate = compiled.get(name) ?? ajv.compile({ $ref: `api#/$defs/${encodeURIComponent(name)}` });
    compiled.set(name, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      return `${name} ${instancePath} ${message} ${JSON.stringify(params)}`;
    });
  }

  return {
    description,
    request: (method, payload) =>
      description.methods[method] ? check(`${method}?`, payload) : [`no method ${method}`],
    answer: (method, result) => check(`${method}!`, result),
    update: (update) => check('Update', update),
    isJson(method, parameter) {
      const field = description.methods[method]?.fields?.find(({ name }) => name === parameter);
      return field !== undefined && !field.types.some((type) => type === 'String' || type === 'InputFile');
    },
  };
}

function typeSchema({ subtypes, fields }: DescribedType): object {
  if (subtypes && subtypes.length > 0) return anyOf(subtypes);
  return objectSchema(fields ?? []);
}

function objectSchema(fields: readonly Field[]): object {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(fields.map(({ name, types }) => [name, anyOf(types)])),
    required: fields.filter(({ required }) => required).map(({ name }) => name),
  };
}

function anyOf(types: readonly string[]): object {
  const [only, ...others] = types.map(reference);
  return others.length === 0 && only ? only : { anyOf: [only, ...others] };
}

function reference(type: string): object {
  const item = /^Array of (.*)$/.exec(type)?.[1];
  if (item !== undefined) return { type: 'array', items: reference(item) };
  return plain[type] ?? { $ref: `#/$defs/${type}` };
}
