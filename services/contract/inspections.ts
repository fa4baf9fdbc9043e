import type { RegisterPage } from './registers';

/** What a check demanded: that it be corrected, by the end of a day (yyyy-mm-dd). */
export interface InspectionDemand {
  readonly text: string;
  readonly dueOn: string;
}
/** 制度§18: a check made by people of this house or of another. */
export interface InspectionDraft {
  /** yyyy-mm-dd */
  readonly heldOn: string;
  readonly unit: string;
  readonly inspectors: string;
  readonly department: string;
  /** Without it the department as a whole was checked. */
  readonly personId?: string | undefined;
  /** A recording's code, a case, a room, a register. */
  readonly subject: string;
  readonly found: string;
  /** Without it nothing had to be corrected. */
  readonly demand?: InspectionDemand | undefined;
}
export interface CorrectionDraft {
  readonly text: string;
  /** yyyy-mm-dd */
  readonly doneOn: string;
}

/** `clear`: nothing had to be corrected. */
export type InspectionStanding = 'clear' | 'open' | 'overdue' | 'corrected' | 'corrected-late';

export interface InspectionQuery {
  /** All that the caller may see where it is undefined. */
  readonly department?: string | undefined;
  /** yyyy-mm, both included. */
  readonly from: string;
  readonly to: string;
}
export interface InspectionView {
  readonly number: number;
  readonly standing: InspectionStanding;
  /** By column; the same text that is exported. */
  readonly cells: Readonly<Record<string, string>>;
}
/** The checks of a department and period, newest first. */
export interface InspectionPage extends Pick<RegisterPage, 'title' | 'columns'> {
  readonly inspections: readonly InspectionView[];
  /** Those whose checks the caller may see. */
  readonly departments: readonly string[];
  /** yyyy-mm of the earliest check, or January of this year if that is earlier. */
  readonly firstMonth: string;
}
