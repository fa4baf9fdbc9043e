/** Keys of the browser, not of the product: reload, developer tools, zoom, close, address bar. */
export function isShellKey(input: {
  readonly type: string;
  readonly key: string;
  readonly control: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}): boolean {
  const key = input.key.toLowerCase();
  if (key === 'f5' || key === 'f11') return true;
  if (input.alt && (key === 'f4' || key === 'arrowleft' || key === 'arrowright')) return true;
  if (!input.control && !input.meta) return false;
  return ['r', 'w', 'q', 'n', 'p', 'o', 'u', '+', '-', '=', '0'].includes(key) || (input.shift && ['i', 'j', 'c', 't'].includes(key));
}
