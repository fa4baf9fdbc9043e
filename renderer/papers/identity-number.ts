export interface IdentityFacts {
  readonly sex: 'male' | 'female';
  /** Full years on the day asked for. */
  readonly age: number;
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** Sex and age from an 18-digit identity number (GB 11643); undefined when the check digit is wrong or it is another document. */
export function identityFacts(idNumber: string, on: Date): IdentityFacts | undefined {
  const found = /^\d{6}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dX]$/.exec(idNumber);
  if (!found) return undefined;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(idNumber[index]), 0);
  if (checkDigits[sum % 11] !== idNumber[17]) return undefined;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const today = new Date(on.getTime() + 8 * 3_600_000);
  const beforeBirthday = today.getUTCMonth() + 1 < month || (today.getUTCMonth() + 1 === month && today.getUTCDate() < day);
  return { sex: Number(found[4]) % 2 === 1 ? 'male' : 'female', age: today.getUTCFullYear() - year - (beforeBirthday ? 1 : 0) };
}
