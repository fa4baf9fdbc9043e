import papers from '../archive/templates/papers.json';
import type { Paper } from '../contract/papers';
import type { SessionView } from '../contract/sessions';

/** What a session leaves on paper, 笔录 or record, and how its file is called. */
export function sessionPaper(session: SessionView): { readonly name: string; readonly paper: Paper } {
  const { record } = session;
  return record
    ? { name: `${record.form.name}.pdf`, paper: { kind: 'record', session } }
    : { name: papers.transcriptFile, paper: { kind: 'transcript', session } };
}
