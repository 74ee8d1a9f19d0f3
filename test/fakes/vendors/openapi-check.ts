import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface OpenApiCheck {
  /** Why a request does not fit the document; empty where it fits. Fields that are not in the document do not fit. */
  request(method: string, path: string, query: URLSearchParams, json: unknown): readonly string[];
  /** Why an answer does not fit; empty where it fits. */
  answer(method: string, path: string, status: number, json: unknown): readonly string[];
}

const known = new Map<string, OpenApiCheck>();

/**
 * Checks requests and answers against an OpenAPI document. `path` is the one in the document, with its parameters.
 * Each document is read and compiled once.
 */
export function openApiCheck(file: string): OpenApiCheck {
  const check = known.get(file) ?? readCheck(file);
  known.set(file, check);
  return check;
}

function readCheck(file: string): OpenApiCheck {
  const document: Json = parse(readFileSync(file, 'utf8'));
  const open = validatorsOf(document);
  const closed = validatorsOf(withoutUnknownFields(document));
  const operationAt = (method: string, path: string): Json | undefined =>
    at(document, ['paths', path, method.toLowerCase()]);

  return {
    request(method, path, query, json) {
      const operation = operationAt(method, path);
      if (operation === undefined) return [`no operation ${method} ${path}`];
      const names = at(operation, ['parameters']) ?? [];
      const known = Array.isArray(names) ? names.map((each: Json) => String(at(each, ['name']))) : [];
      const unknown = [...query.keys()].filter((name) => !known.includes(name)).map((name) => `unknown query ${name}`);
      const missing = known.filter((name) => !query.has(name)).map((name) => `missing query ${name}`);
      const where = ['paths', path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'];
      if (at(document, where) === undefined) return [...unknown, ...missing, ...(json === undefined ? [] : ['a body'])];
      return [...unknown, ...missing, ...closed(where, json)];
    },
    answer(method, path, status, json) {
      const responses = ['paths', path, method.toLowerCase(), 'responses', String(status)];
      const reference = at(document, [...responses, '$ref']);
      const base = typeof reference === 'string' ? reference.slice(2).split('/') : responses;
      const where = [...base, 'content', 'application/json', 'schema'];
      return at(document, where) === undefined ? [`no answer ${status} for ${path}`] : open(where, json);
    },
  };
}

/** A function that validates a value against the schema at a path of the document. */
export function validatorsOf(document: Json): (where: readonly string[], value: unknown) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false, logger: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'api', ...(document as object) });
  const compiled = new Map<string, ValidateFunction>();
  return (where, value) => {
    const pointer = where.map((each) => encodeURIComponent(each.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const validate = compiled.get(pointer) ?? ajv.compile({ $ref: `api#/${pointer}` });
    compiled.set(pointer, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
  };
}

/** The same document, with `additionalProperties: false` wherever an object says nothing about it. */
export function withoutUnknownFields(node: Json): Json {
  if (Array.isArray(node)) return node.map(withoutUnknownFields);
  if (node === null || typeof node !== 'object') return node;
  const entries = Object.entries(node).map(([name, value]) => [name, withoutUnknownFields(value)] as const);
  const closes = at(node, ['type']) === 'object' && at(node, ['properties']) !== undefined;
  return { ...(closes && { additionalProperties: false }), ...Object.fromEntries(entries) };
}

export function at(node: Json | undefined, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((value, name) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    return (value as { readonly [key: string]: Json })[name];
  }, node);
}
