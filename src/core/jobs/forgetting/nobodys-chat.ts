import { UserError } from '../../errors.ts';
import type { Chat } from '../../ports/chat.ts';
import { nobodysPlatform } from './forgotten-job.ts';

/** The chat of jobs whose requester was forgotten: it has no files, and shows nothing. */
export const nobodysChat: Chat = {
  platform: nobodysPlatform,
  async open() {
    throw new UserError('media-unreachable');
  },
  message: () => ({
    rateLimit: { id: nobodysPlatform, limits: [] },
    minEditIntervalMs: 0,
    edit: async () => undefined,
    finish: async () => undefined,
  }),
};
