/** 规定§17: the code under which a recording is registered, such as QYWS-X1-2026-0147. Numbers past 9999 grow a digit. */
export function registrationCode(parts: {
  readonly agencyCode: string;
  readonly roomId: string;
  readonly year: number;
  readonly number: number;
}): string {
  return `${parts.agencyCode}-${parts.roomId}-${parts.year}-${String(parts.number).padStart(4, '0')}`;
}

/** What stands before, between and after year and number of a pair of discs. */
export function pairNumberPieces(prefix: string): readonly [string, string, string] {
  return [`${prefix}〔`, '〕', '号'];
}

/** 制度§20: the number of a pair of discs in official form, such as 清卫监盘〔2026〕93号; `prefix` is the agency's (清卫监盘). */
export function pairNumber(parts: { readonly prefix: string; readonly year: number; readonly number: number }): string {
  const [before, between, after] = pairNumberPieces(parts.prefix);
  return `${before}${parts.year}${between}${parts.number}${after}`;
}
