/** The name of a volume as ISO 9660 takes it: capital letters, digits and underscores, at most 32; `EVIDENCE` when nothing of it remains. */
export function toVolumeId(wish: string): string {
  const reduced = wish
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 32)
    .replace(/_+$/, '');
  return reduced || 'EVIDENCE';
}
