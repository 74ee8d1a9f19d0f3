import type { UserError, UserErrorCode } from '../../core/errors.ts';
import { outcomeOf } from '../../core/jobs/job-outcome.ts';
import type { Job } from '../../core/ports/job.ts';
import type { RefusalReason, RefusalSubject } from '../../core/ports/provider.ts';
import type { Translation } from '../translations/index.ts';

const noFace = 'No face detected';
const tooLarge = 'File is too large';
const tooLong = 'Video is too long';
const unsupported = 'Unsupported file format';

/** What programs that were written for vendors look for in a message. */
const words: Partial<Record<UserErrorCode | RefusalReason, string>> = {
  'no-face': noFace,
  'no-such-face': noFace,
  'no-match': noFace,
  'face-turned-away': 'No clear face',
  'face-up-or-down': 'No clear face',
  'faces-turned-apart': 'No clear face',
  'face-too-small': 'Face is too small',
  'too-many-faces': 'Too many faces',
  'unsupported-media': unsupported,
  'unsupported-format': unsupported,
  'not-media': unsupported,
  'damaged-media': unsupported,
  'empty-file': unsupported,
  'moving-face': unsupported,
  'needs-video-library': unsupported,
  'media-too-large': tooLarge,
  'too-many-bytes': tooLarge,
  'too-many-pixels': tooLarge,
  'too-many-frames': tooLarge,
  'edge-too-long': tooLarge,
  'media-too-long': tooLong,
  'too-long': tooLong,
  'unsafe-content': 'NSFW content',
  blocked: 'Prohibited content',
};

/** What a dialect calls each picture of a request. */
export type PictureNames = Readonly<Record<Exclude<RefusalSubject, 'result'>, string>>;

/** A refusal: which picture is meant, words that programs know, and a sentence. */
export function refusalText(error: UserError, names: PictureNames, translation: Translation): string {
  return said(error.code, error.params.subject, names, translation.error(error));
}

/** Why a swap has ended without a result; undefined while it has not. */
export function endText(job: Job, names: PictureNames, translation: Translation): string | undefined {
  const outcome = outcomeOf(job, {});
  if (!outcome || outcome.kind === 'late') return undefined;
  const sentence = translation.outcome(outcome);
  return outcome.kind === 'refused' ? said(outcome.reason, outcome.subject, names, sentence) : sentence;
}

function said(
  code: UserErrorCode | RefusalReason,
  subject: RefusalSubject | undefined,
  names: PictureNames,
  sentence: string,
): string {
  const name = subject === undefined || subject === 'result' ? [] : [names[subject]];
  const known = words[code];
  return [...name, ...(known === undefined ? [sentence] : [`${known}. ${sentence}`])].join(': ');
}
