import { z } from 'zod';
import { UserError } from '../../../core/errors.ts';
import type { Translation } from '../../translations/index.ts';
import { ApiProblem, retryAfterOf, statusOfProblem, statusOfRefusal } from '../problems.ts';

/** An error as RFC 9457 describes it. */
export const Problem = z.looseObject({
  type: z.string().meta({ description: 'urn:faceswap-bot: and a code' }),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: 'A sentence in the language of Accept-Language.' }),
});
export type Problem = z.infer<typeof Problem>;

export function problemType(code: string): string {
  return `urn:faceswap-bot:${code}`;
}

/** What a request ended with, as a body and its status; every error that is nobody's refusal is `internal`. */
export function problemOf(
  error: unknown,
  translation: Translation,
): { readonly problem: Problem; readonly status: number; readonly retryAfter?: number | undefined } {
  if (error instanceof UserError) {
    const status = statusOfRefusal(error);
    const detail = translation.error(error, 'asked');
    return { problem: problem(error.code, status, detail), status, retryAfter: retryAfterOf(error) };
  }
  const own = error instanceof ApiProblem ? error : new ApiProblem('internal');
  const status = statusOfProblem(own);
  const detail = translation.text(`api-${own.code}`, { ...own.values });
  return { problem: { ...own.values, ...problem(own.code, status, detail) }, status };
}

function problem(code: string, status: number, detail: string): Problem {
  return { type: problemType(code), title: code.replaceAll('-', ' '), status, detail };
}
