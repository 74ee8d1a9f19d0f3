/** Something that waits in an inbox, and whose it is. */
export interface Waiting {
  /** Undefined for what no member did. */
  readonly author: string | undefined;
  /** `chatter` gets the same answer as other chatter about `topic`, so that one answer is enough for much of it. */
  readonly worth: 'request' | 'chatter';
  readonly topic: string;
}

/**
 * What one author may have waiting, so that a flood costs only its author: one piece of chatter about each topic, and
 * `mostRequests` requests. The author of more is to be told so, once until half of them are handled.
 */
export interface FairShare {
  /** `take`: it waits from now on. `refuse`: the author is to be told that it is not handled. `drop`: nothing is done. */
  judge(one: Waiting): 'take' | 'refuse' | 'drop';
  /** Chatter is being answered from now on: more of it may wait. */
  begin(one: Waiting): void;
  /** A request that was taken is handled. */
  end(one: Waiting): void;
}

/** More than a person sends while they wait for an answer: ten albums. */
const mostRequests = 100;

export function createFairShare(): FairShare {
  const topics = new Set<string>();
  const requests = new Map<string, number>();
  const refused = new Set<string>();

  function judgeRequest(author: string): 'take' | 'refuse' | 'drop' {
    const count = requests.get(author) ?? 0;
    if (count < mostRequests) {
      requests.set(author, count + 1);
      return 'take';
    }
    if (refused.has(author)) return 'drop';
    refused.add(author);
    return 'refuse';
  }

  return {
    judge({ author, worth, topic }) {
      if (worth === 'request') return author === undefined ? 'take' : judgeRequest(author);
      if (topics.has(topic)) return 'drop';
      topics.add(topic);
      return 'take';
    },
    begin: ({ worth, topic }) => void (worth === 'chatter' && topics.delete(topic)),
    end({ author, worth }) {
      if (author === undefined || worth !== 'request') return;
      const count = (requests.get(author) ?? 1) - 1;
      if (count > 0) requests.set(author, count);
      else requests.delete(author);
      if (count < mostRequests / 2) refused.delete(author);
    },
  };
}
