import type { z } from 'zod';

/** One line for each problem: the variable and what is wrong with it, never its value. */
export function describeIssues({ issues }: z.ZodError): string[] {
  return [...new Set(issues.map((issue) => `${String(issue.path[0])}: ${describeIssue(issue)}`))];
}

const anyOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });
/** How zod begins its own messages. */
const zodsOwn = /^(?:Invalid|Too |Expected|Unrecognized)/;

/** What is wrong, in words that follow the name of the variable. */
function describeIssue(issue: z.core.$ZodIssue): string {
  if (!zodsOwn.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? 'must be a whole number' : `must be a ${issue.expected}`;
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty';
      return issue.inclusive === false ? `must be more than ${issue.minimum}` : `must be at least ${issue.minimum}`;
    case 'too_big':
      return `must be at most ${issue.maximum}`;
    case 'invalid_value':
      return issue.values.includes('true')
        ? 'must be true or false'
        : `must be ${anyOf.format(issue.values.map(String))}`;
    case 'invalid_format':
      return issue.format === 'url'
        ? 'must be an address such as https://example.com'
        : 'is not written as it should be';
    default:
      return 'cannot be used';
  }
}
