import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';
import type { Requester } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';

/** What is known of every request. */
export interface ApiEnvironment {
  Bindings: HttpBindings;
  Variables: {
    /** Whose key came with it. Set on every route that needs a key. */
    requester: Requester;
    /** The key itself. Set where webhooks are encrypted with it. */
    key: string;
    /** In the language of `Accept-Language`. */
    translation: Translation;
    /** The address under which the client reached this program, without a slash at the end. */
    baseUrl: string;
  };
}

export type ApiRequest<Path extends string = string> = Context<ApiEnvironment, Path>;
