import { RateLimited } from '../../../core/ports/chat.ts';
import type { Connection } from '../../connection.ts';
import { AnswerLost, isConflict, TelegramError } from './errors.ts';

export interface TroubleParts {
  readonly connection: Pick<Connection, 'heard' | 'failed'>;
  onError(error: unknown): void;
}

/** A failure of a call that will be repeated: the trouble of a platform is told once, any other error each time. */
export function noteTrouble(error: unknown, { connection, onError }: TroubleParts): void {
  if (isConflict(error)) connection.failed('conflict');
  else if (error instanceof AnswerLost || error instanceof TelegramError)
    connection.failed('unreachable', error.message);
  else if (!(error instanceof RateLimited)) onError(error);
}
