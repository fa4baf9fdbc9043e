import type { Instant } from '../../recordings/session/instant';
import type { CompanionNeed, CompanionRole } from '../contract/before-questioning';
import type { QuestionedPerson } from '../contract/bookings';
import { ageOn } from '../contract/identity-document';

const ofAge = 18;

/** Whether the person is under age at that instant; undefined where the birth isn't known. */
export function isMinor({ bornOn }: Pick<QuestionedPerson, 'bornOn'>, at: Instant): boolean | undefined {
  return bornOn === undefined ? undefined : ageOn(bornOn, at) < ofAge;
}

/**
 * Who has to be there: with anybody under 18 a guardian or another suitable adult, with a girl a woman besides; and the interpreter whom the
 * application names.
 */
export function companionsNeeded(
  person: Pick<QuestionedPerson, 'bornOn' | 'sex'>,
  at: Instant,
  isInterpreterNamed: boolean,
): readonly CompanionNeed[] {
  const minor = isMinor(person, at) === true;
  return [
    ...(minor ? (['adult'] as const) : []),
    ...(minor && person.sex === 'female' ? (['woman'] as const) : []),
    ...(isInterpreterNamed ? (['interpreter'] as const) : []),
  ];
}

/** Which of them nobody fills yet. A woman among the two officers is a woman who takes part. */
export function companionsMissing(
  needs: readonly CompanionNeed[],
  roles: readonly CompanionRole[],
  isWomanAmongOfficers: boolean,
): readonly CompanionNeed[] {
  return needs.filter((need) => {
    switch (need) {
      case 'adult':
        return !roles.includes('guardian') && !roles.includes('suitable-adult');
      case 'woman':
        return !isWomanAmongOfficers && !roles.includes('woman-officer');
      case 'interpreter':
        return !roles.includes('interpreter');
    }
  });
}
