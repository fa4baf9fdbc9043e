import type { ArchiveEntryView, DiscLabelView, DiscPairView } from './archive';
import type { RegisterPaperView, StatisticsPaperView } from './registers';
import type { SessionReportView } from './session-report';
import type { SessionView } from './sessions';
import type { StatementView } from './statements';
import type { SelfTestPaperView } from './upkeep';

/** Everything that is printed; drawn by renderer/papers from this data alone. */
export type Paper =
  | { readonly kind: 'transcript' | 'record'; readonly session: SessionView }
  | { readonly kind: 'session-report'; readonly report: SessionReportView }
  | { readonly kind: 'disc-labels'; readonly labels: readonly DiscLabelView[] }
  | { readonly kind: 'pair-certificate'; readonly pair: DiscPairView; readonly entry: ArchiveEntryView }
  | { readonly kind: 'handover'; readonly entry: ArchiveEntryView }
  | { readonly kind: 'register'; readonly register: RegisterPaperView }
  | { readonly kind: 'statement'; readonly statement: StatementView }
  | { readonly kind: 'self-test'; readonly report: SelfTestPaperView }
  | { readonly kind: 'statistics'; readonly statistics: StatisticsPaperView };
