/** The office's year and month: those of Asia/Shanghai, which keeps UTC+8. */
const year = (at: string) => `CAST(strftime('%Y', ${at}, '+8 hours') AS INTEGER)`;
const month = (at: string) => `strftime('%Y-%m', ${at}, '+8 hours')`;

interface Source {
  readonly register: string;
  readonly room: string;
  /** What finds the row again; the lines given before this release have the session's or the log entry's own. */
  readonly source: string;
  readonly at: string;
}

const line = ({ register, room, source, at }: Source) => `INSERT INTO register_lines (register, roomId, year, number, month, sourceId, at)
    SELECT '${register}', ${room}, ${year(at)}, 1 + coalesce((
        SELECT max(number) FROM register_lines WHERE register = '${register}' AND roomId = ${room} AND year = ${year(at)}
      ), 0), ${month(at)}, ${source}, ${at};`;

const ofAdmission = { register: 'admission', room: 'NEW.roomId', source: `'admission-' || NEW.number`, at: 'NEW.enteredAt' };
const ofDecision = {
  register: 'approval',
  room: '(SELECT roomId FROM bookings WHERE id = NEW.bookingId)',
  source: `'event-' || NEW.number`,
  at: 'NEW.at',
};
const ofEntry = { register: 'admission', room: 'NEW.roomId', source: 'NEW.id', at: 'NEW.startedAt' };
/** Whom the administrator has registered isn't registered again when the sensors see the entry; where nobody is questioned, the entry is nobody's of outside. */
const unregistered = `NEW.startedAt IS NOT NULL
    AND EXISTS (SELECT 1 FROM bookings WHERE id = NEW.bookingId AND questionedName <> '')
    AND NOT EXISTS (SELECT 1 FROM admissions JOIN bookings ON bookings.id = admissions.bookingId
      WHERE admissions.bookingId = NEW.bookingId AND admissions.name = bookings.questionedName)`;

/** 规定§5, §8-§11: the admission register follows what was registered at the door, the approval register what was decided; neither follows a log. */
export const registerSources = [
  ...['admission_register_numbers', 'admission_register_numbers_at_once', 'approval_register_numbers'].map(
    (name) => `DROP TRIGGER ${name}`,
  ),
  `CREATE TRIGGER admission_register_numbers AFTER INSERT ON admissions BEGIN ${line(ofAdmission)} END`,
  `CREATE TRIGGER entry_register_numbers AFTER UPDATE OF startedAt ON sessions WHEN OLD.startedAt IS NULL AND ${unregistered} BEGIN ${line(ofEntry)} END`,
  `CREATE TRIGGER entry_register_numbers_at_once AFTER INSERT ON sessions WHEN ${unregistered} BEGIN ${line(ofEntry)} END`,
  `CREATE TRIGGER approval_register_numbers AFTER INSERT ON booking_events WHEN NEW.kind IN ('approved', 'rejected', 'cancelled') BEGIN ${line(ofDecision)} END`,
];

/** Admissions that were there before they had a register: behind the lines that are numbered already, in the order of their time. */
export const earlierAdmissions = `INSERT INTO register_lines (register, roomId, year, number, month, sourceId, at)
  SELECT 'admission', roomId, ${year('enteredAt')}, row_number() OVER (PARTITION BY roomId, ${year('enteredAt')} ORDER BY enteredAt, number) + coalesce((
      SELECT max(number) FROM register_lines WHERE register = 'admission' AND roomId = admissions.roomId AND year = ${year('admissions.enteredAt')}
    ), 0), ${month('enteredAt')}, 'admission-' || number, enteredAt
  FROM admissions WHERE NOT EXISTS (SELECT 1 FROM register_lines WHERE register = 'admission' AND sourceId = 'admission-' || admissions.number)
  ORDER BY enteredAt, number`;
