import type { ReactNode } from 'react';
import type { Paper } from '../../services/contract/papers';
import { DiscLabelsPaper } from './disc-labels-paper';
import { HandoverPaper } from './handover-paper';
import { PairCertificatePaper } from './pair-certificate-paper';
import './paper.css';
import { RegisterPaper } from './register-paper';
import { SelfTestPaper } from './self-test-paper';
import { SessionReportPaper } from './session-report-paper';
import { StatisticsPaper } from './statistics-paper';
import { StatementPaper } from './statement-paper';
import { TranscriptPaper } from './transcript-paper';

/** Every printed page, drawn from its data alone. */
export function PaperSheet({ paper }: { readonly paper: Paper }): ReactNode {
  switch (paper.kind) {
    case 'transcript':
    case 'record':
      return <TranscriptPaper session={paper.session} />;
    case 'session-report':
      return <SessionReportPaper report={paper.report} />;
    case 'disc-labels':
      return <DiscLabelsPaper labels={paper.labels} />;
    case 'pair-certificate':
      return <PairCertificatePaper pair={paper.pair} entry={paper.entry} />;
    case 'handover':
      return <HandoverPaper entry={paper.entry} />;
    case 'statistics':
      return <StatisticsPaper statistics={paper.statistics} />;
    case 'register':
      return <RegisterPaper register={paper.register} />;
    case 'statement':
      return <StatementPaper statement={paper.statement} />;
    case 'self-test':
      return <SelfTestPaper report={paper.report} />;
  }
}
