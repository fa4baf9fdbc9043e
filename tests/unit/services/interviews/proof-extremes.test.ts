import { expect, it } from 'vitest';
import { climateSpans } from '../../../../services/interviews/climate-spans';
import { ProofExtremes, worse, type ProofExtreme } from '../../../../services/interviews/proof-extremes';
import type { StripView } from '../../../../services/contract/sessions';

const at = (seconds: number) => new Date(Date.parse('2026-11-25T01:00:00.000Z') + seconds * 1000).toISOString();
const strip = (seconds: number, pictureAgeSeconds: number, hours: number): StripView => ({
  ...{ at: at(seconds), state: 'recording', roomName: '', registrationCode: 'A', startedAt: at(0), preRollSince: undefined },
  ...{ nextBookingAt: undefined, lastSealedAt: undefined, alarm: undefined },
  cells: [
    {
      ...{ kind: 'camera', id: 'cam1', name: '一号机位', grade: 'good', ticks: [], online: true, bytesPerSecond: 0, totalBytes: 0 },
      ...{ fault: undefined, faultSeconds: 0, pictureAgeSeconds },
    },
    { kind: 'disk', id: 'disk', grade: 'good', ticks: [], hours },
  ],
});

it('keeps the worst of each proof with its time: the oldest picture, the least disk', async () => {
  const rows = new Map<string, ProofExtreme>();
  const store = {
    put: async (found: readonly (ProofExtreme & { readonly sessionId: string })[]) => {
      for (const one of found) rows.set(`${one.subject} ${one.measure}`, one);
    },
    ofSession: async () => [],
  };
  const extremes = new ProofExtremes(store, (problem) => {
    throw problem;
  });
  for (const [seconds, age, hours] of [[1, 0.4, 200] as const, [2, 3.2, 199] as const, [3, 0.3, 201] as const])
    extremes.take('s1', strip(seconds, age, hours));
  await extremes.flush('s1');
  expect([...rows.values()]).toEqual([
    { sessionId: 's1', subject: 'cam1', measure: 'picture-age', value: 3.2, at: at(2) },
    { sessionId: 's1', subject: 'disk', measure: 'disk-hours', value: 199, at: at(2) },
  ]);
});

it('what is no worse leaves the map as it is', () => {
  const known = worse(new Map(), [{ subject: 'cam1', measure: 'picture-age', value: 3, at: at(0) }]);
  expect(worse(known, [{ subject: 'cam1', measure: 'picture-age', value: 3, at: at(9) }])).toBe(known);
});

it('the air of a session is a short table: least and most of each equal span, a reading holding until the next', () => {
  const reading = (seconds: number, temperatureC: number | null) => ({ at: at(seconds), temperatureC, humidityPercent: null });
  expect(climateSpans([reading(-60, 22), reading(900, 24), reading(1500, null)], at(0), at(1800))).toEqual([
    { from: at(0), to: at(600), temperatureC: { least: 22, most: 22 }, humidityPercent: undefined },
    { from: at(600), to: at(1200), temperatureC: { least: 22, most: 24 }, humidityPercent: undefined },
    { from: at(1200), to: at(1800), temperatureC: { least: 24, most: 24 }, humidityPercent: undefined },
  ]);
  expect(climateSpans([], at(0), at(1800))).toEqual([]);
});
