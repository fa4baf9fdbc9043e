import { describe, expect, it } from 'vitest';
import { ReplayDesk, type ReplayDeskParts } from '../../../../services/interviews/replay-desk';

const begun = Date.parse('2026-11-30T01:00:00.000Z');
const at = (seconds: number) => new Date(begun + seconds * 1000).toISOString();
const segment = (index: number) => ({
  ...{ cameraId: 'cam1', file: `cam1/a01-00000${index}.mp4`, frames: 250, durationMs: 10_000 },
  ...{ startedAt: at(index * 10), endedAt: at(index * 10 + 10) },
});

/** Three files of ten seconds, and lines at the seconds that their names say. */
function openDesk(phase: string) {
  const asked: string[] = [];
  const parts = {
    db: { transcripts: { line: (_: string, id: string) => Promise.resolve({ id, at: at(Number(id)) }) } },
    active: {
      state: () => Promise.resolve({ state: { phase } }),
      folderOf: () => '/nowhere',
      recording: { recorder: { closedSegments: () => [0, 1, 2].map(segment), growingFiles: () => [] } },
    },
    cameras: [{ id: 'cam1', name: '主机位', view: 'questioned' }],
    cutter: {
      keyAtOrBefore: (place: string, atMs: number) => {
        asked.push(`${place} ${atMs}`);
        return Promise.resolve(0);
      },
    },
    now: () => new Date(begun),
  };
  return { desk: new ReplayDesk(parts as unknown as ReplayDeskParts), asked };
}

describe('ReplayDesk.prepare', () => {
  it('looks up the moment five seconds before each line of the page', async () => {
    const { desk, asked } = openDesk('reviewing');
    await desk.prepare('s1', ['2', '12', '29']);
    expect(asked).toEqual(['/nowhere/cam1/a01-000000.mp4 0', '/nowhere/cam1/a01-000000.mp4 7000', '/nowhere/cam1/a01-000002.mp4 4000']);
  });

  it('leaves a page when the next one is turned to', async () => {
    const { desk, asked } = openDesk('reviewing');
    await Promise.all([desk.prepare('s1', ['12']), desk.prepare('s1', ['29'])]);
    expect(asked).toEqual(['/nowhere/cam1/a01-000002.mp4 4000']);
  });

  it('refuses while nothing is reviewed', async () => {
    const { desk, asked } = openDesk('questioning');
    await expect(desk.prepare('s1', ['12'])).rejects.toMatchObject({ code: 'session.wrong-phase' });
    expect(asked).toEqual([]);
  });
});
