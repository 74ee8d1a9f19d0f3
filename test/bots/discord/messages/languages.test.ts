import { describe, expect, it } from 'vitest';
import { messagePayload } from '../../../../src/bots/discord/transport/api.ts';
import { languages } from '../../../../src/bots/translations/languages.ts';
import { messageProblems } from '../../../fakes/discord/rules.ts';
import { turnedLines } from '../../translations/direction.ts';
import { bodiesIn, formsIn } from './every-message.ts';

interface Shown {
  readonly label?: string;
  readonly placeholder?: string;
  readonly title?: string;
  readonly description?: string;
  readonly options?: readonly Shown[];
  readonly components?: readonly Shown[];
  readonly component?: Shown;
}

/** What Discord would refuse, or what is cut off. */
function wrongIn(part: Shown, isField = false): readonly string[] {
  const { label = '', placeholder = '', title = '', options = [], components = [], component } = part;
  const inner = [...components, ...(component ? [component] : [])];
  const most = isField ? 45 : 80;
  return [
    ...([...label].length > most || ([...label].length === most && label.endsWith('…')) ? [label] : []),
    ...(placeholder.length > 150 ? [placeholder] : []),
    ...([...title].length > 45 || ([...title].length === 45 && title.endsWith('…')) ? [title] : []),
    ...(options.length > 25 ? ['more than 25 options'] : []),
    ...options.flatMap((option) =>
      (option.label ?? '').length > 100 || option.label === '' ? [`option ${option.label}`] : [],
    ),
    ...inner.flatMap((one) => wrongIn(one, component !== undefined)),
  ];
}

describe.each(languages)('in %s', (language) => {
  it('every message is one that Discord takes, whatever names and numbers it holds', () => {
    const wrong = bodiesIn(language).flatMap((body) => {
      const payload = messagePayload(body) as never;
      const content = body.content ?? '';
      return [...messageProblems(payload, 1, content), ...wrongIn(payload), ...turnedLines(content, language)].map(
        (problem) => `${problem}: ${content.slice(0, 60)}`,
      );
    });
    expect(wrong).toEqual([]);
  });

  it('every form has titles that are read whole', () => {
    expect(formsIn(language).flatMap((form) => wrongIn(form as Shown))).toEqual([]);
  });
});
