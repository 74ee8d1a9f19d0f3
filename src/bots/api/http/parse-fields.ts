import { z } from 'zod';
import { isObject } from '../../../core/json.ts';
import type { Translation } from '../../translations/index.ts';
import { ApiProblem } from '../problems.ts';

const { zhCN, ...otherLocales } = z.locales;
const locales = { ...otherLocales, zh: zhCN };

/** The fields of a request. Throws ApiProblem with the first thing that is wrong. */
export function parseFields<Output>(
  schema: z.ZodType<Output>,
  fields: unknown,
  { language, text }: Pick<Translation, 'language' | 'text'>,
): Output {
  const result = schema.safeParse(fields, { error: locales[language]().localeError });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path ?? [];
  const problem = isMissing(fields, path) ? text('api-field-missing') : (issue?.message ?? '');
  throw new ApiProblem('bad-field', { field: path.join('.') || 'body', problem });
}

function isMissing(fields: unknown, path: readonly PropertyKey[]): boolean {
  const [name, ...rest] = path;
  if (name === undefined) return false;
  if (Array.isArray(fields)) return isMissing(fields[Number(name)], rest);
  if (!isObject(fields)) return false;
  return Object.hasOwn(fields, name) ? isMissing(fields[String(name)], rest) : rest.length === 0;
}
