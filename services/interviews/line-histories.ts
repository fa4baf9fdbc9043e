import type { LineVersions, TranscriptVersion } from '../../db/repositories/transcript-version-repository';

/** What a line of the 笔录 ever said, as interview.json keeps it. Documented in recordings/evidence/manifest-schema.md. */
export interface LineHistory {
  /** Its place in `lines`, from 1; absent where it is struck. */
  readonly line?: number;
  /** Of a struck line: the place of the line before it, 0 for none. */
  readonly struckAfter?: number;
  readonly versions: readonly {
    readonly at: string;
    readonly change: TranscriptVersion['change'];
    readonly kind: TranscriptVersion['kind'];
    readonly text: string;
    readonly struck?: true;
    readonly by?: string;
  }[];
}

/** `lines`: in their order, struck ones among them. */
export function lineHistories(lines: readonly LineVersions[], nameOf: (personId: string) => string): readonly LineHistory[] {
  let place = 0;
  return lines.map(({ struck, versions }) => {
    if (!struck) place += 1;
    return {
      ...(struck ? { struckAfter: place } : { line: place }),
      versions: saidVersions(versions).map((version) => versionOf(version, nameOf)),
    };
  });
}

/** What is typed is stored twice a second: a state that the next one only goes on with says nothing that the next one doesn't. */
export function saidVersions(versions: readonly TranscriptVersion[]): readonly TranscriptVersion[] {
  return versions.filter((version, n) => !isOnlyContinued(version, versions[n + 1]));
}

function isOnlyContinued(version: TranscriptVersion, next: TranscriptVersion | undefined): boolean {
  if (!next || version.change !== 'written' || next.change !== 'written' || version.struck || next.struck) return false;
  return version.kind === next.kind && version.byId === next.byId && next.text.startsWith(version.text);
}

function versionOf({ at, change, kind, text, struck, byId }: TranscriptVersion, nameOf: (personId: string) => string) {
  return { at, change, kind, text, ...(struck && { struck }), ...(byId !== undefined && { by: nameOf(byId) }) };
}
