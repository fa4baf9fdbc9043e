import type { ReactNode } from 'react';
import type { SessionView } from '../../services/contract/sessions';
import { transcriptPages } from '../../services/contract/transcript-pages';
import './transcript-paper.css';
import { TranscriptAddition } from './transcript-addition';
import { TranscriptSheet } from './transcript-sheet';

/** 询问笔录 or the record of another purpose, page by page as it was shown and signed. Its times and its place are the recording's own (规定§16). */
export function TranscriptPaper({ session }: { readonly session: SessionView }): ReactNode {
  const pages = transcriptPages(session);
  return (
    <>
      {pages.map((page) => (
        <TranscriptSheet key={page.number} session={session} page={page} pages={pages.length} />
      ))}
      <TranscriptAddition session={session} />
    </>
  );
}
