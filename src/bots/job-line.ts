import { type SavedFace, savedFaceOf } from '../core/ports/members.ts';
import type { JobView } from '../core/swaps.ts';
import type { Translation } from './translations/index.ts';
import { joinFacts } from './translations/joining.ts';
import { type Language, tagOf } from './translations/languages.ts';

/** A job in one line of plain text: when, what, with whose face, how far. `now` in milliseconds since the epoch. */
export function jobLine(view: JobView, faces: readonly SavedFace[], now: number, translation: Translation): string {
  const when = ago(now - view.job.requestedAt, translation.language);
  return joinFacts([when, ...jobFacts(view, faces, translation)], translation.language);
}

function ago(ms: number, language: Language): string {
  const format = new Intl.RelativeTimeFormat(tagOf(language), { numeric: 'auto' });
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return format.format(-minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return hours < 24 ? format.format(-hours, 'hour') : format.format(-Math.round(hours / 24), 'day');
}

/** What was swapped, with whose face, and how far it is. */
export function jobFacts(
  { job, position = 0 }: JobView,
  faces: readonly SavedFace[],
  translation: Translation,
): string[] {
  const id = job.request.source && savedFaceOf(job.request.source);
  const face = faces.find((one) => one.id === id || (id === 'default' && one.isDefault));
  return [
    translation.text('job-kind', { kind: job.inputs.target.kind }),
    ...(face ? [face.name] : []),
    translation.text('job-state', { state: job.state, position }),
  ];
}
