import type { Clock } from '../clock.ts';
import type { Decision, Report, ReportStore } from '../ports/reports.ts';
import type { Blocks } from '../ports/trust.ts';
import type { ReportFiles } from './report-files.ts';

export interface DecisionParts {
  readonly clock: Clock;
  readonly reports: Pick<ReportStore, 'get' | 'change'>;
  readonly blocks: Pick<Blocks, 'blockPicture' | 'blockMember'>;
  readonly files: Pick<ReportFiles, 'remove'>;
  nudge(): void;
}

/** What the operator decides. */
export interface Decisions {
  /**
   * Blocks and deletes at once; what the messages show follows. It can be repeated without harm. Undefined where there
   * is no such report.
   */
  decide(id: string, decision: Decision): Promise<Report | undefined>;
  /**
   * Only blocks and deletes, for a process that leaves the report itself to the one that serves. False where there is no
   * such report.
   */
  act(id: string, decision: Decision): Promise<boolean>;
}

export function createDecisions({ clock, reports, blocks, files, nudge }: DecisionParts): Decisions {
  async function carryOut(report: Report, decision: Decision): Promise<void> {
    switch (decision) {
      case 'keep':
        return;
      case 'delete':
        return files.remove(report);
      case 'block-pictures':
        for (const picture of report.pictures) await blocks.blockPicture(picture);
        return;
      case 'block-requester':
        if (report.requester !== undefined) await blocks.blockMember(report.requester);
        return;
      default:
        return decision satisfies never;
    }
  }

  return {
    async act(id, decision) {
      const report = await reports.get(id);
      if (report && isPossible(decision, report)) await carryOut(report, decision);
      return report !== undefined;
    },
    async decide(id, decision) {
      const report = await reports.get(id);
      if (!report || !isPossible(decision, report)) return report;
      await carryOut(report, decision);
      const stored = await reports.change(id, (now) => now && decided(now, decision, clock.now()));
      nudge();
      return stored;
    },
  };
}

/** A refusal that was taken for a mistake has nothing to delete and nobody to block. */
function isPossible(decision: Decision, { kind }: Report): boolean {
  return kind === 'result' || decision === 'keep';
}

/** What was out of reach before is tried once more. */
function decided(report: Report, decision: Decision, at: number): Report {
  const others = report.decisions.filter((one) => one.decision !== decision);
  const decisions = [...others, { decision, at }];
  const messages = report.messages.map((one) => (one.now === 'unreachable' ? { ...one, now: 'shown' as const } : one));
  return { ...report, decisions, messages, wanted: wantedAfter(report, decision), revision: report.revision + 1 };
}

/** What was deleted cannot be shown again. */
function wantedAfter({ wanted }: Report, decision: Decision): Report['wanted'] {
  if (decision === 'delete' || wanted === 'removed') return 'removed';
  return decision === 'keep' ? 'shown' : wanted;
}
