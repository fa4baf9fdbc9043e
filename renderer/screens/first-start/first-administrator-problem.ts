import { pinProblem } from '../../components/pin-pad/pin';
import type { NewPin } from '../../components/pin-pad/pin';

export interface FirstAdministratorDraft extends NewPin {
  readonly name: string;
  readonly department: string;
}

export type FirstAdministratorProblem = 'firstStart.nameMissing' | 'firstStart.departmentMissing' | ReturnType<typeof pinProblem>;

/** Why the form can't be sent yet, as the key of its sentence. */
export function firstAdministratorProblem({ name, department, ...pin }: FirstAdministratorDraft): FirstAdministratorProblem {
  if (name.trim() === '') return 'firstStart.nameMissing';
  if (department.trim() === '') return 'firstStart.departmentMissing';
  return pinProblem(pin);
}
