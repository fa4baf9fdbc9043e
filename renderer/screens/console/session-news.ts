import type { SessionNews, SessionView, TranscriptNews } from '../../../services/contract/sessions';

/** What a page knows of the present session. Lines are told one by one, the rest as a whole. */
export interface KnownSession {
  readonly session: SessionView | undefined;
  /** The newest lines that were told, for an answer that was read before them. */
  readonly heard: readonly TranscriptNews[];
  /** Something was missed: the session has to be read anew. */
  readonly stale: boolean;
}

export const nothingKnown: KnownSession = { session: undefined, heard: [], stale: false };

const kept = 200;

/** The answer of a call: whole, but lines that came meanwhile may be missing in it. */
export function afterReading({ heard }: KnownSession, session: SessionView | undefined): KnownSession {
  if (!session) return { session, heard, stale: false };
  return heard.reduce<KnownSession>(withLine, { session, heard, stale: false });
}

export function afterNews(known: KnownSession, news: SessionNews | undefined): KnownSession {
  if (!news) return { ...known, session: undefined, stale: false };
  const { session } = known;
  if (session?.id !== news.id) return { ...known, stale: true };
  const behind = versionOf(session) < versionOf(news);
  return { ...known, session: { ...news, transcript: session.transcript, transcriptVersion: versionOf(session) }, stale: behind };
}

export function afterLine(known: KnownSession, news: TranscriptNews): KnownSession {
  return withLine({ ...known, heard: [...known.heard.slice(1 - kept), news] }, news);
}

function withLine(known: KnownSession, { sessionId, version, line, struck, after }: TranscriptNews): KnownSession {
  const { session } = known;
  if (session?.id !== sessionId || version <= versionOf(session)) return known;
  if (version > versionOf(session) + 1) return { ...known, stale: true };
  const { transcript } = session;
  const at = transcript.findIndex(({ id }) => id === line.id);
  const place = at >= 0 ? at : transcript.findIndex(({ id }) => id === after) + 1;
  const lines = transcript.toSpliced(place, at >= 0 ? 1 : 0, ...(struck ? [] : [line]));
  return { ...known, session: { ...session, transcript: lines, transcriptVersion: version } };
}

function versionOf({ transcriptVersion = 0 }: Pick<SessionView, 'transcriptVersion'>): number {
  return transcriptVersion;
}
