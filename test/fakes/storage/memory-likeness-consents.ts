import type { AllowedRequester, LikenessConsents } from '../../../src/core/ports/likeness.ts';
import { isSameMember, type Member } from '../../../src/core/ports/members.ts';

interface Answer extends AllowedRequester {
  readonly answer: 'always' | 'never';
}

export function createMemoryLikenessConsents(): LikenessConsents {
  const out = new Set<string>();
  const answers = new Map<string, Answer[]>();
  const keyOf = ({ platform, id }: Member): string => JSON.stringify([platform, id]);
  const answersOf = (depicted: Member): Answer[] => answers.get(keyOf(depicted)) ?? [];

  function without(depicted: Member, requester: Member): Answer[] {
    return answersOf(depicted).filter(({ member }) => !isSameMember(member, requester));
  }

  function keepRefusals(member: Member): void {
    const kept = answersOf(member).filter(({ answer }) => answer === 'never');
    answers.set(keyOf(member), kept);
  }

  return {
    hasOptedOut: async (member) => out.has(keyOf(member)),
    async optOut(member) {
      out.add(keyOf(member));
      keepRefusals(member);
    },
    optIn: async (member) => void out.delete(keyOf(member)),
    async answerTo({ depicted, requester }) {
      return answersOf(depicted).find(({ member }) => isSameMember(member, requester))?.answer;
    },
    async answer({ depicted, requester }, answer, name) {
      if (answer === 'always' && out.has(keyOf(depicted))) return;
      const member = { platform: requester.platform, id: requester.id };
      answers.set(keyOf(depicted), [...without(depicted, requester), { member, name, answer }]);
    },
    async allowed(depicted) {
      const allowed = answersOf(depicted).filter(({ answer }) => answer === 'always');
      return allowed.map(({ member, name }) => ({ member, name }));
    },
    takeBack: async ({ depicted, requester }) => void answers.set(keyOf(depicted), without(depicted, requester)),
    async removeAll(member) {
      keepRefusals(member);
      for (const [depicted, given] of answers) {
        const isKept = (one: Answer): boolean => one.answer === 'never' || !isSameMember(one.member, member);
        answers.set(depicted, given.filter(isKept));
      }
    },
  };
}
