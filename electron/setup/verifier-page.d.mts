/** The built 校验.html. */
export function verifierPage(): Promise<string>;
