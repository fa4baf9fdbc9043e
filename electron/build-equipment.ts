import type { AuditLog } from '../services/audit/audit-log';
import { EquipmentDesk } from '../services/rooms/equipment-desk';
import { EquipmentWatch } from '../services/rooms/equipment-watch';
import type { RoomFile } from '../services/rooms/room-file';
import type { Publish } from './ipc/publish-events';
import type { RoomDevices } from './open-room';

export interface EquipmentOptions {
  readonly room: RoomFile;
  readonly devices: RoomDevices;
  readonly audit: AuditLog;
  readonly now: () => Date;
  readonly publish: Publish;
  readonly isRecording: () => boolean;
  readonly onProblem: (problem: unknown) => void;
}

/** What the cameras notice while the kiosk runs, and what can be set on them from here. */
export function buildEquipment({ room, devices, audit, now, publish, isRecording, onProblem }: EquipmentOptions) {
  const cameras = devices.cameras.map((camera) => {
    const name = room.cameras.find(({ id }) => id === camera.id)?.name ?? camera.id;
    return { id: camera.id, name, camera, controls: devices.controls.get(camera.id) };
  });
  const equipmentWatch = new EquipmentWatch({
    cameras: cameras.map(({ id, name, controls }) => ({ id, name, events: controls?.events })),
    onChange: (view) => publish('equipment.changed', view),
    onTamper: (cameraId, tampered, at) =>
      void audit.record('system', tampered ? 'camera.tampered' : 'camera.untampered', cameraId, at.toISOString()).catch(onProblem),
  });
  return { equipmentWatch, equipment: new EquipmentDesk({ cameras, roomName: room.room.name, audit, now, isRecording }) };
}
