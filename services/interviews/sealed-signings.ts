import type { Database } from '../../db/data-source';

/** A signature as interview.json keeps it, with what it is bound to; the picture stands in the PDF. Documented in recordings/evidence/manifest-schema.md. */
export interface SealedSigning {
  readonly kind: 'page' | 'signature' | 'thumbprint' | 'correction' | 'officer' | 'companion' | 'review';
  readonly [field: string]: unknown;
}

/** Everything that was signed under a 笔录 or a record, struck ones too. */
export async function sealedSignings(db: Database, sessionId: string): Promise<readonly SealedSigning[]> {
  const [whole, pages, review, thumbprints, officers, companions, papers, corrections, lines] = await Promise.all([
    db.signings.ofSession(sessionId),
    db.pageSignings.ofSession(sessionId),
    db.pageSignings.lastReview(sessionId),
    db.pageSignings.thumbprints(sessionId),
    db.pageSignings.officers(sessionId),
    db.companionSignings.ofSession(sessionId),
    db.pageSignings.papers(sessionId),
    db.transcripts.correctionsOf(sessionId),
    db.transcripts.ofSession(sessionId),
  ]);
  /** Where the thumb stands: the line's place in the 笔录 and which of its corrections, both from 1. */
  const placeOf = (number: number) => {
    const found = corrections.find((each) => each.number === number);
    return found && { line: lines.findIndex(({ id }) => id === found.lineId) + 1, correction: found.index + 1 };
  };
  return [
    ...(review ? [{ kind: 'review' as const, at: review.at, manner: review.manner, textSha256: review.textHash }] : []),
    ...pages.map(({ page, at, device, content, pageHash, textHash, voidedAt, strokes }) => ({
      kind: 'page' as const,
      ...{ page, at, device, content, pageSha256: pageHash, textSha256: textHash },
      strokes: JSON.parse(strokes) as unknown,
      ...(voidedAt !== null && { voidedAt }),
    })),
    ...thumbprints.map(({ correction, at, device, textHash }) => ({
      kind: 'correction' as const,
      ...{ ...placeOf(correction), at, device, textSha256: textHash },
    })),
    ...officers.map(({ personId, at, textHash }) => ({ kind: 'officer' as const, personId, at, textSha256: textHash })),
    ...companions.map(({ companion, at, device, textHash, strokes, refusal }) => ({
      kind: 'companion' as const,
      ...{ companion, at, device, textSha256: textHash },
      strokes: JSON.parse(strokes) as unknown,
      ...(refusal !== '' && { refusal }),
    })),
    ...whole.map(({ kind, device, textHash }) => ({
      kind: kind === 'thumbprint' ? ('thumbprint' as const) : ('signature' as const),
      ...{ device, textSha256: textHash },
      // Scans of what was signed on paper, as far as they were there before the seal.
      ...(papers.length > 0 && { papers: papers.map(({ name, sha256, at }) => ({ name, sha256, at })) }),
    })),
  ];
}
