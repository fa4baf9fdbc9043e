import type { Database } from '../../db/data-source';
import type { PersonRow } from '../../db/entities/person.entity';
import type { AuditLog } from '../audit/audit-log';
import { Refusal } from '../contract/errors';
import type { Credential } from '../contract/people';
import type { SessionView } from '../contract/sessions';
import { onPaper, type DrawnSignature, type ReviewManner } from '../contract/signing';
import type { ActiveSession } from './active-session';
import { expectCompanionsSigned } from './companion-signings';
import { expectInRoom } from './expect-in-room';
import { readTextHash } from './read-text-hash';
import { pageTexts, type PageText } from './transcript-text';

export interface TranscriptSigningParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly active: ActiveSession;
  readonly verify: (credential: Credential) => Promise<PersonRow>;
  readonly view: (sessionId: string) => Promise<SessionView>;
  readonly now: () => Date;
  readonly onChange: (sessionId: string) => void;
}

const person = 'questioned-person';

/** 规定§15: the 笔录 is checked, and signed page by page; each signature is bound to what its page says. */
export class TranscriptSignings {
  constructor(private readonly parts: TranscriptSigningParts) {}

  /** The person read it or had it read, and it is right. */
  async confirmReview(sessionId: string, manner: ReviewManner): Promise<SessionView> {
    const { db, active } = this.parts;
    const { state } = await active.state(sessionId);
    if (state.phase !== 'reviewing') throw new Refusal('session.wrong-phase', { phase: state.phase });
    const at = this.at();
    await db.pageSignings.review({ sessionId, manner, textHash: await this.textHash(sessionId), at });
    await active.apply(sessionId, person, { kind: 'review-confirmed', at });
    await strikeChanged(db, await this.parts.view(sessionId), at);
    return this.changed(sessionId);
  }

  /** Something is wrong after all: pages whose text stays keep their signature. */
  async reopenReview(sessionId: string): Promise<SessionView> {
    await this.parts.active.apply(sessionId, person, { kind: 'review-reopened' });
    return this.parts.view(sessionId);
  }

  /** The drawn signature under one page. Once every page is signed, the whole is. Refuses with `signing.unknown-page`. */
  async signPage(sessionId: string, number: number, drawn: DrawnSignature): Promise<SessionView> {
    const pages = await this.pagesToSign(sessionId);
    const page = pages.find((each) => each.page === number);
    if (!page) throw new Refusal('signing.unknown-page', { page: String(number), pages: String(pages.length) });
    await this.put(sessionId, page, { image: drawn.image, strokes: JSON.stringify(drawn.strokes), device: 'signature-pad' });
    return this.endIfSigned(sessionId, pages, drawn.image, 'signature-pad');
  }

  /** The printed pages were signed by hand in view of the cameras, at this moment; the scan is attached by its hash. */
  async signOnPaper(sessionId: string, byId: string): Promise<SessionView> {
    const pages = await this.pagesToSign(sessionId);
    for (const page of await this.unsigned(sessionId, pages)) {
      await this.put(sessionId, page, { image: '', strokes: '[]', device: onPaper });
    }
    await this.parts.audit.record(byId, 'session.signed-on-paper', sessionId, `${pages.length} pages`);
    return this.endIfSigned(sessionId, pages, '', onPaper);
  }

  /** The thumb on the printed pages, in view of the cameras: at every correction and at the end. */
  async thumbprintOnPaper(sessionId: string, byId: string): Promise<SessionView> {
    const { db, active, audit } = this.parts;
    const { row, state } = await active.state(sessionId);
    if (state.phase !== 'signed') throw new Refusal('session.wrong-phase', { phase: state.phase });
    if (row.closingOutcome !== null) throw new Refusal('session.ends-by-closing-act');
    expectCompanionsSigned(await this.parts.view(sessionId));
    const at = this.at();
    const signing = { sessionId, image: '', device: onPaper, textHash: await this.textHash(sessionId) };
    for (const { number } of await correctionsWithoutThumb(db, sessionId)) {
      await db.pageSignings.thumbprint({ ...signing, correction: number, at });
    }
    await db.signings.put({ ...signing, kind: 'thumbprint' });
    await audit.record(byId, 'session.thumbprinted-on-paper', sessionId, at);
    await active.apply(sessionId, person, { kind: 'thumbprinted', at });
    return this.parts.view(sessionId);
  }

  /** An officer's own signature, by PIN, once the person has signed. Refuses with `presence.signer-away`. */
  async signAsOfficer(sessionId: string, credential: Credential): Promise<SessionView> {
    const { db, audit, active } = this.parts;
    const { row, state } = await active.state(sessionId);
    if (state.phase !== 'signed') throw new Refusal('session.wrong-phase', { phase: state.phase });
    const officer = await this.parts.verify(credential);
    if (officer.id !== row.leadId && officer.id !== row.recorderId) throw new Refusal('people.not-allowed', { name: officer.name });
    await expectInRoom(db, row, officer);
    if ((await db.pageSignings.officers(sessionId)).some(({ personId }) => personId === officer.id)) return this.parts.view(sessionId);
    const textHash = await this.textHash(sessionId);
    await db.pageSignings.signAsOfficer({ sessionId, personId: officer.id, at: this.at(), textHash });
    await audit.record(officer.id, 'session.officer-signed', sessionId, textHash);
    return this.changed(sessionId);
  }

  private async pagesToSign(sessionId: string): Promise<readonly PageText[]> {
    const { state } = await this.parts.active.state(sessionId);
    if (state.phase !== 'reviewed') throw new Refusal('session.wrong-phase', { phase: state.phase });
    const session = await this.parts.view(sessionId);
    return pageTexts(session, session.signing.manner);
  }

  private async put(
    sessionId: string,
    { page, content, hash }: PageText,
    given: { readonly image: string; readonly strokes: string; readonly device: string },
  ): Promise<void> {
    const textHash = await this.textHash(sessionId);
    await this.parts.db.pageSignings.sign({ sessionId, page, content, pageHash: hash, textHash, at: this.at(), ...given });
    await this.parts.audit.record(person, 'session.page-signed', sessionId, `page ${page}: ${hash}`);
  }

  private async unsigned(sessionId: string, pages: readonly PageText[]): Promise<readonly PageText[]> {
    const standing = (await this.parts.db.pageSignings.ofSession(sessionId)).filter(({ voidedAt }) => voidedAt === null);
    return pages.filter(({ page, hash }) => !standing.some((each) => each.page === page && each.pageHash === hash));
  }

  private async endIfSigned(sessionId: string, pages: readonly PageText[], image: string, device: string): Promise<SessionView> {
    if ((await this.unsigned(sessionId, pages)).length > 0) return this.changed(sessionId);
    await this.parts.db.signings.put({ sessionId, kind: 'signature', image, device, textHash: await this.textHash(sessionId) });
    await this.parts.active.apply(sessionId, person, { kind: 'signed', at: this.at() });
    return this.parts.view(sessionId);
  }

  private async textHash(sessionId: string): Promise<string> {
    const { row } = await this.parts.active.state(sessionId);
    return readTextHash(this.parts.db, row);
  }

  private changed(sessionId: string): Promise<SessionView> {
    this.parts.onChange(sessionId);
    return this.parts.view(sessionId);
  }

  private at(): string {
    return this.parts.now().toISOString();
  }
}

/** A page that was changed after it was signed, or isn't there any more, is to be signed again: what stood under it is struck. */
export async function strikeChanged(db: Database, session: SessionView, at: string): Promise<void> {
  const standing = (await db.pageSignings.ofSession(session.id)).filter(({ voidedAt }) => voidedAt === null);
  if (standing.length === 0) return;
  const now = new Map(pageTexts(session, session.signing.manner).map(({ page, hash }) => [page, hash]));
  for (const { number, page, pageHash } of standing) if (now.get(page) !== pageHash) await db.pageSignings.void(number, at);
}

/** Corrections that still want the person's thumb, in the order of the text. */
export async function correctionsWithoutThumb(
  db: Database,
  sessionId: string,
): Promise<readonly { readonly number: number; readonly lineId: string }[]> {
  const given = new Set((await db.pageSignings.thumbprints(sessionId)).map(({ correction }) => correction));
  return (await db.transcripts.correctionsOf(sessionId)).filter(({ number }) => !given.has(number));
}
