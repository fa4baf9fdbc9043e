import type { Database } from '../../db/data-source';
import type { DiscPairRow } from '../../db/entities/disc-pair.entity';
import { pairNumber } from '../../recordings/evidence/registration-code';
import type { DiscCopyView, DiscPairView } from '../contract/archive';

export async function pairView(db: Database, row: DiscPairRow, prefix: string): Promise<DiscPairView> {
  const [burnedBy, certifiedBy] = await Promise.all([
    db.people.byId(row.burnedById),
    row.certifiedById === null ? undefined : db.people.byId(row.certifiedById),
  ]);
  return {
    id: row.id,
    sessionId: row.sessionId,
    number: pairNumber({ prefix, year: row.year, number: row.number }),
    state: row.state as DiscPairView['state'],
    startedAt: row.startedAt,
    burnedBy: burnedBy?.name ?? '',
    copies: JSON.parse(row.copies) as [DiscCopyView, DiscCopyView],
    imageSha256: row.imageSha256 ?? undefined,
    certifiedAt: row.certifiedAt ?? undefined,
    certifiedBy: certifiedBy?.name,
  };
}
