import { readFileSync } from 'node:fs';
import { at, type Json, validatorsOf, withoutUnknownFields } from '../vendors/openapi-check.ts';

/** One request as the server read it. `files` are the field names of its multipart files. */
export interface ReadRequest {
  readonly method: string;
  /** Without `/api/v10`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly json: unknown;
  readonly files: readonly string[];
}

export interface Operation {
  /** The path as the OpenAPI document writes it, with parameters in braces. */
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
}

export interface DiscordDocument {
  find(method: string, path: string): Operation | undefined;
  /** The differences of a request from Discord's OpenAPI document. Unknown fields count as differences. */
  requestProblems(operation: Operation, request: ReadRequest): readonly string[];
  responseProblems(operation: Operation, method: string, status: number, json: unknown): readonly string[];
}

/** Fields that discord.js sends with every message, also where the document does not name them. */
const alwaysSent = ['tts', 'enforce_nonce'];

let known: DiscordDocument | undefined;

/** Read and compiled once for all servers of a test file. */
export function discordDocument(): DiscordDocument {
  known ??= readDiscordDocument();
  return known;
}

function readDiscordDocument(): DiscordDocument {
  const file = new URL('../../fixtures/discord/openapi.json', import.meta.url);
  const document: Json = JSON.parse(readFileSync(file, 'utf8'));
  const open = validatorsOf(document);
  const closed = validatorsOf(withoutUnknownFields(document));
  const templates = Object.keys(at(document, ['paths']) as object).map((template) => ({
    template,
    pattern: new RegExp(`^${template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
    fixed: template.split('/').filter((part) => !part.startsWith('{')).length,
  }));
  templates.sort((a, b) => b.fixed - a.fixed);

  function bodySchema(template: string, method: string): readonly string[] {
    return ['paths', template, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'];
  }

  return {
    find(method, path) {
      for (const { template, pattern } of templates) {
        const match = pattern.exec(path);
        if (!match || at(document, ['paths', template, method.toLowerCase()]) === undefined) continue;
        return { template, parameters: { ...match.groups } };
      }
      return undefined;
    },
    requestProblems({ template }, { method, query, json, files }) {
      const parameters = at(document, ['paths', template, method.toLowerCase(), 'parameters']) ?? [];
      const known = (parameters as readonly Json[]).map((each) => at(each, ['name']));
      const unknown = [...query.keys()].filter((name) => !known.includes(name)).map((name) => `unknown query ${name}`);
      const where = bodySchema(template, method);
      if (at(document, where) === undefined) return json === undefined ? unknown : [...unknown, 'a body'];
      return [...unknown, ...closed(where, withoutAlwaysSent(json)), ...fileProblems(json, files)];
    },
    responseProblems({ template }, method, status, json) {
      const responses = at(document, ['paths', template, method.toLowerCase(), 'responses']);
      const named = at(responses, [String(status)]) === undefined ? '4XX' : String(status);
      const reference = at(responses, [named, '$ref']);
      const base =
        typeof reference === 'string'
          ? reference.slice(2).split('/')
          : ['paths', template, method.toLowerCase(), 'responses', named];
      if (at(document, base) === undefined) return [`no answer ${status}`];
      const where = [...base, 'content', 'application/json', 'schema'];
      return at(document, where) === undefined ? [] : open(where, json);
    },
  };
}

function withoutAlwaysSent(json: unknown): unknown {
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return json;
  return Object.fromEntries(Object.entries(json).filter(([name]) => !alwaysSent.includes(name)));
}

/** Each file `files[n]` needs an attachment with id n. */
function fileProblems(json: unknown, files: readonly string[]): readonly string[] {
  const body = json as { attachments?: { id: string | number }[]; data?: { attachments?: { id: string | number }[] } };
  const described = (body?.attachments ?? body?.data?.attachments ?? []).map(({ id }) => `files[${id}]`);
  return files.filter((name) => !described.includes(name)).map((name) => `${name} has no attachment`);
}
