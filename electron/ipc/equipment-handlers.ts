import type { CallHandlers, CallName } from '../../services/contract/calls';
import type { People } from '../../services/people/people';
import type { EquipmentDesk } from '../../services/rooms/equipment-desk';
import type { EquipmentWatch } from '../../services/rooms/equipment-watch';
import { personOf } from './person-of';

export interface EquipmentCallParts {
  readonly equipment: EquipmentDesk;
  readonly equipmentWatch: EquipmentWatch;
  readonly people: People;
}

/** The cameras beside their streams. */
export function equipmentHandlers({
  equipment,
  equipmentWatch,
  people,
}: EquipmentCallParts): Pick<CallHandlers, Extract<CallName, `equipment.${string}`>> {
  return {
    'equipment.view': () => Promise.resolve(equipmentWatch.view()),
    'equipment.look': (_, cameraId) => equipment.look(cameraId),
    'equipment.goTo': (caller, cameraId, preset) => equipment.goTo(cameraId, preset, personOf(caller)),
    'equipment.writeCaption': (caller, cameraId) => equipment.writeCaption(cameraId, personOf(caller)),
    'equipment.setClock': (caller, cameraId) => equipment.setClock(cameraId, personOf(caller)),
    'equipment.setRelay': async (caller, cameraId, relay, active, pin) => {
      const by = personOf(caller);
      await people.verify({ personId: by.id, pin });
      return equipment.setRelay(cameraId, relay, active, by);
    },
  };
}
