import { pinLength } from '../../components/pin-pad/pin';

export interface FirstAdministratorDraft {
  readonly name: string;
  readonly department: string;
  readonly pin: string;
  readonly pinAgain: string;
}

export type FirstAdministratorProblem =
  'firstStart.nameMissing' | 'firstStart.departmentMissing' | 'firstStart.pinForm' | 'firstStart.pinSimple' | 'firstStart.pinDiffers';

/** Why the form can't be sent yet, as the key of its sentence. */
export function firstAdministratorProblem({
  name,
  department,
  pin,
  pinAgain,
}: FirstAdministratorDraft): FirstAdministratorProblem | undefined {
  if (name.trim() === '') return 'firstStart.nameMissing';
  if (department.trim() === '') return 'firstStart.departmentMissing';
  if (!new RegExp(`^\\d{${pinLength}}$`).test(pin)) return 'firstStart.pinForm';
  if (/^(\d)\1*$/.test(pin)) return 'firstStart.pinSimple';
  return pin === pinAgain ? undefined : 'firstStart.pinDiffers';
}
