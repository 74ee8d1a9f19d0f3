import type { Again } from '../core/ports/chat.ts';
import type { Translation } from './translations/index.ts';

/** What the button says that repeats a swap. */
export function againText(again: Again, translation: Translation): string {
  switch (again.kind) {
    case 'same':
      return translation.text('verb-again.button');
    case 'all':
      return translation.text('verb-again.button-all', { count: again.count });
    case 'face':
      return translation.text('verb-again.button-face', { name: again.name });
    case 'elsewhere':
      return translation.text('verb-again.button-elsewhere');
    default:
      return again satisfies never;
  }
}
