import type { LikenessConsents, StandingAnswer } from '../../../src/core/ports/likeness.ts';
import { isSameMember, type Member } from '../../../src/core/ports/members.ts';

export function createMemoryLikenessConsents(): LikenessConsents {
  const out = new Set<string>();
  const answers = new Map<string, StandingAnswer[]>();
  const keyOf = ({ platform, id }: Member): string => JSON.stringify([platform, id]);
  const answersOf = (depicted: Member): StandingAnswer[] => answers.get(keyOf(depicted)) ?? [];

  function without(depicted: Member, requester: Member): StandingAnswer[] {
    return answersOf(depicted).filter((one) => !isSameMember(one.requester, requester));
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
      return answersOf(depicted).find((one) => isSameMember(one.requester, requester))?.answer;
    },
    async answer({ depicted, requester }, answer, name) {
      if (answer === 'always' && out.has(keyOf(depicted))) return;
      const known = { platform: requester.platform, id: requester.id };
      answers.set(keyOf(depicted), [...without(depicted, requester), { requester: known, name, answer }]);
    },
    answersOf: async (depicted) => answersOf(depicted),
    takeBack: async ({ depicted, requester }) => void answers.set(keyOf(depicted), without(depicted, requester)),
    async removeAll(member) {
      keepRefusals(member);
      for (const [depicted, given] of answers) {
        const isKept = (one: StandingAnswer): boolean => one.answer === 'never' || !isSameMember(one.requester, member);
        answers.set(depicted, given.filter(isKept));
      }
    },
  };
}
