import type { ReportsChannel } from '../ports/reports.ts';
import { createDecisions, type DecisionParts, type Decisions } from './decisions.ts';
import { createReportsDelivery, type ReportsDelivery, type ReportsDeliveryParts } from './delivery.ts';
import { createReportFiles, type ReportFilesParts } from './report-files.ts';
import { createReports, type Reports, type ReportsParts } from './reports.ts';

/** Everything about reports. */
export interface Reporting extends Reports, Decisions, Pick<ReportsDelivery, 'serve'> {
  /** Whether a place on a platform is the operator's channel, in which reports are decided. */
  isChannel(platform: string, id: string): boolean;
}

export type ReportingParts = Omit<ReportsParts, 'files' | 'nudge'> &
  Omit<ReportFilesParts, 'onError'> &
  Pick<DecisionParts, 'blocks'> &
  Pick<ReportsDeliveryParts, 'reports' | 'onEvent'>;

export function createReporting(parts: ReportingParts): Reporting {
  const files = createReportFiles({ ...parts, onError: (error) => parts.onEvent({ kind: 'bug', error }) });
  const nudge = (): void => delivery.nudge();
  const decisions = createDecisions({ ...parts, files, nudge });
  const delivery: ReportsDelivery = createReportsDelivery({ ...parts, files, decisions });
  return {
    ...createReports({ ...parts, files, nudge }),
    ...decisions,
    serve: delivery.serve,
    isChannel: (platform, id) => isSame(parts.channel, { platform, id }),
  };
}

function isSame(one: ReportsChannel | undefined, other: ReportsChannel): boolean {
  return one?.platform === other.platform && one.id === other.id;
}
