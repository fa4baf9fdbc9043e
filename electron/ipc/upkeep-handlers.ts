import type { CallHandlers } from '../../services/contract/calls';
import type { DeviceDesk } from '../../services/upkeep/device-desk';
import type { SelfTest } from '../../services/upkeep/self-test';
import type { Supervision } from '../../services/upkeep/supervision';
import type { UpkeepPapers } from '../../services/upkeep/upkeep-papers';
import { personOf } from './person-of';

export interface UpkeepParts {
  readonly selfTest: SelfTest;
  readonly devices: DeviceDesk;
  readonly supervision: Supervision;
  readonly upkeepPapers: UpkeepPapers;
}

/** Self-tests, the register of devices, and who supervises. */
export function upkeepHandlers({ selfTest, devices, supervision, upkeepPapers }: UpkeepParts) {
  return {
    'selfTest.state': () => selfTest.state(),
    'selfTest.run': (caller) => selfTest.run(personOf(caller)),
    'selfTest.page': (_, before) => selfTest.page(before),
    'selfTest.print': (caller, number) => upkeepPapers.selfTest(number, personOf(caller)),
    'device.page': (_, after) => devices.page(after),
    'device.file': (_, deviceId) => devices.file(deviceId),
    'device.add': (caller, device) => devices.add(device, personOf(caller)),
    'device.change': (caller, deviceId, change) => devices.change(deviceId, change, personOf(caller)),
    'device.lend': (caller, loan) => devices.lend(loan, personOf(caller)),
    'device.giveBack': (caller, deviceId, found) => devices.giveBack(deviceId, found, personOf(caller)),
    'device.maintained': (caller, deviceId, what) => devices.maintained(deviceId, what, personOf(caller)),
    'device.export': (caller, format) => upkeepPapers.register(format, personOf(caller)),
    'supervision.session': () => supervision.session(),
    'supervision.orders': (_, sessionId) => supervision.ofSession(sessionId),
    'supervision.send': (caller, sessionId, kind, text) => supervision.send(sessionId, kind, text, personOf(caller)),
    'supervision.acknowledge': (caller, number) => supervision.acknowledge(number, personOf(caller)),
  } satisfies Partial<CallHandlers>;
}
