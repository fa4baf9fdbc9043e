import type { Database } from '../../db/data-source';
import { Refusal } from '../contract/errors';
import type { ObstacleView, ReadinessView } from '../contract/room-use';
import { missingEssentials, readOutOfUse } from '../upkeep/out-of-use';
import { readUnreported } from '../upkeep/unreported';
import { officeDate } from './office-calendar';
import { obstaclesOf, type DailyCheckSetting } from './room-readiness';

/**
 * Who answers for the room, who keeps it, how it was last found, and what stands against its use (规定§4, §7). Without a setting a missing check
 * of the day keeps the door shut.
 */
export async function readReadiness(
  db: Database,
  roomId: string,
  now: Date,
  setting: DailyCheckSetting = 'unlock',
): Promise<ReadinessView> {
  const [responsible, check, people, devices, outOfUse, unreported] = await Promise.all([
    db.readiness.responsible(roomId),
    db.readiness.newestCheck(roomId),
    db.people.list(),
    db.devices.ofRoom(roomId),
    readOutOfUse(db, roomId),
    readUnreported(db, roomId, now),
  ]);
  const missing = missingEssentials(devices, outOfUse).map(({ id, name }) => `${name} ${outOfUse.get(id) ?? ''}`);
  const administrators = people
    .filter(({ role, retiredAt }) => role === 'room-administrator' && retiredAt === null)
    .map(({ name }) => name);
  const found = check && {
    at: check.checkedAt,
    by: people.find(({ id }) => id === check.checkedById)?.name ?? '',
    devices: check.devices === 'good' ? ('good' as const) : ('faulty' as const),
    cleanliness: check.cleanliness === 'good' ? ('good' as const) : ('lacking' as const),
    note: check.note,
    today: check.checkedOn === officeDate(now),
  };
  return {
    roomId,
    responsible: responsible && { name: responsible.name, position: responsible.position },
    administrators,
    check: found,
    obstacles: obstaclesOf(
      {
        responsible: responsible !== undefined,
        administrators: administrators.length,
        check: found && { ...found, checkedOn: check.checkedOn },
        setting,
        missing,
        unreported,
      },
      now,
    ),
  };
}

/** The refusal that names what stands in the way, with its article. */
export function refusalOfObstacle({ code, article, note }: ObstacleView): Refusal {
  return new Refusal(`room.${code}`, { article, note });
}
