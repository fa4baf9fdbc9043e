import { CreateTables } from './1795000000000-create-tables';
import { AddSegmentAnchors } from './1795100100000-add-segment-anchors';
import { AddViewings } from './1795147000000-add-viewings';
import { IndexAuditObjects } from './1795170000000-index-audit-objects';
import { AddClimateReadings } from './1795175000000-add-climate-readings';
import { AddBookingChain } from './1795200000000-add-booking-chain';
import { AddRegisters } from './1795300000000-add-registers';
import { AddCalendar } from './1795400000000-add-calendar';
import { AddEntryAlarms } from './1795500000000-add-entry-alarms';
import { AddUpkeep } from './1795700000000-add-upkeep';
import { CloseAndRegister } from './1795800000000-close-and-register';

/** Every migration, in order. A released one is never edited: a change is a new file at the end. */
export const migrations = [
  CreateTables,
  AddSegmentAnchors,
  AddViewings,
  IndexAuditObjects,
  AddClimateReadings,
  AddBookingChain,
  AddRegisters,
  AddCalendar,
  AddEntryAlarms,
  AddUpkeep,
  CloseAndRegister,
] as const;
