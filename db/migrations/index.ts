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
import { EndUnsigned } from './1795900000000-end-unsigned';
import { AddStatements } from './1795900000001-add-statements';
import { AddSuspensions } from './1795900000002-add-suspensions';
import { AddTranscriptVersions } from './1796000000000-add-transcript-versions';
import { AddPageSignings } from './1796100000000-add-page-signings';
import { CompletePersons } from './1796200000000-complete-persons';
import { PrepareQuestioning } from './1796200000001-prepare-questioning';
import { AddProofExtremes } from './1796300000000-add-proof-extremes';
import { WidenSessionNotes } from './1796300000001-widen-session-notes';
import { AddExhibits } from './1796400000000-add-exhibits';
import { AddSpeechLines } from './1796400000001-add-speech-lines';
import { AddFindings } from './1796500000000-add-findings';
import { AddBookingSearch } from './1796500000001-add-booking-search';
import { KeepAnswersAndCompanions } from './1796600000000-keep-answers-and-companions';
import { AddVersionWriters } from './1796700000000-add-version-writers';
import { AddSuspensionCountersigns } from './1796700000001-add-suspension-countersigns';
import { IndexSignings } from './1796800000000-index-signings';
import { AddWithdrawals } from './1796900000000-add-withdrawals';
import { RetirePeople } from './1797000000000-retire-people';
import { IndexUnfiledSessions } from './1797100000000-index-unfiled-sessions';
import { AddLongTermKeepings } from './1797200000000-add-long-term-keepings';
import { AddInspections } from './1797300000000-add-inspections';
import { AddSuspensionScope } from './1797400000000-add-suspension-scope';

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
  EndUnsigned,
  AddStatements,
  AddSuspensions,
  AddTranscriptVersions,
  AddPageSignings,
  CompletePersons,
  PrepareQuestioning,
  AddProofExtremes,
  WidenSessionNotes,
  AddExhibits,
  AddSpeechLines,
  AddFindings,
  AddBookingSearch,
  KeepAnswersAndCompanions,
  AddVersionWriters,
  AddSuspensionCountersigns,
  IndexSignings,
  AddWithdrawals,
  RetirePeople,
  IndexUnfiledSessions,
  AddLongTermKeepings,
  AddInspections,
  AddSuspensionScope,
] as const;
