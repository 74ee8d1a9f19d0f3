import { z } from 'zod';
import type { NamedSchemas, Operation } from './operation.ts';
import { Problem } from './problem.ts';

interface DocumentOptions {
  readonly version: string;
  readonly baseUrl: string;
}

const errorTexts: Readonly<Record<number, string>> = {
  400: 'The body cannot be read.',
  401: 'No key, or none that is known.',
  403: 'The operator has blocked this key.',
  404: 'There is none, or it is of another key.',
  409: 'The Idempotency-Key came with another request before.',
  410: 'It was deleted, or is kept no longer.',
  413: 'It is too large.',
  415: 'It is of a type that is not taken.',
  422: 'What was asked cannot be done; `detail` says why.',
  429: 'Too many requests; Retry-After says when there is room.',
  500: 'Something broke here.',
  503: 'It cannot be done now; Retry-After says when to try again.',
};
const commonErrors = [401, 429, 500];

/** The OpenAPI document of the operations, made from the schemas that their requests are parsed with. */
export function openApiOf(
  operations: readonly Operation[],
  schemas: NamedSchemas,
  { version, baseUrl }: DocumentOptions,
): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.method.toLowerCase()] = described(operation, schemas);
    paths[operation.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: { title: 'faceswap-bot', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: baseUrl }],
    security: [{ key: [] }],
    paths,
    components: {
      schemas: { ...jsonSchemasOf(schemas.input, 'input'), ...jsonSchemasOf(schemas.output, 'output') },
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function described({ id, summary, path, body, isIdempotent, success, errors }: Operation, schemas: NamedSchemas) {
  const named = new Map(
    [...Object.entries(schemas.input), ...Object.entries(schemas.output)].map(([name, schema]) => [schema, name]),
  );
  const schemaAt = (schema: z.ZodType) => ({ schema: { $ref: `#/components/schemas/${named.get(schema)}` } });
  const { status, description, schema, type = 'application/json' } = success;
  const parameters = [
    ...(path.includes('{id}') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : []),
    ...(isIdempotent ? [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 255 } }] : []),
  ];
  const content = status === 204 ? {} : { content: { [type]: schema ? schemaAt(schema) : {} } };
  const problem = { 'application/problem+json': schemaAt(Problem) };
  const all = [...new Set([...errors, ...commonErrors])].sort();
  return {
    operationId: id,
    summary,
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': schemaAt(body.json), 'multipart/form-data': schemaAt(body.form) },
      },
    }),
    responses: {
      [status]: { description, ...content },
      ...Object.fromEntries(all.map((error) => [error, { description: errorTexts[error] ?? '', content: problem }])),
    },
  };
}

function jsonSchemasOf(schemas: NamedSchemas['input'], io: 'input' | 'output'): Readonly<Record<string, object>> {
  const entries = Object.entries(schemas).map(([name, schema]) => [name, jsonSchemaOf(schema, io)] as const);
  return Object.fromEntries(entries);
}

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema, ...plain } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    override({ jsonSchema }) {
      // what every whole number of this language keeps to
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
  return plain;
}
