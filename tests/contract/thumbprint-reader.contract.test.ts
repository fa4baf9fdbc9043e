import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { picture } from '../../devices/signing/fingerprint-packets';
import { greyPng } from '../../devices/signing/grey-png';
import { drawThumb } from '../../devices/signing/simulator/drawn-thumb';
import { startSimulatedThumbprintReader } from '../../devices/signing/simulator/simulated-thumbprint-reader';
import type { SimulatedThumbprintReader } from '../../devices/signing/simulator/simulated-thumbprint-reader';
import type { ThumbprintReader } from '../../devices/signing/thumbprint-reader';
import { openThumbprintReader } from '../../devices/signing/uart-thumbprint-reader';
import { standStillFor } from '../support/stand-still';

const pictureOf = (seed: number) => greyPng(picture.widthPx, picture.heightPx, drawThumb(seed));

describe('a fingerprint module on its serial line keeps the promise of ThumbprintReader', () => {
  let dir: string;
  let glass: SimulatedThumbprintReader;
  let reader: ThumbprintReader;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'thumb-'));
    glass = await startSimulatedThumbprintReader({ dir });
    reader = await openThumbprintReader({ path: glass.path, baudRate: glass.baudRate }, { fingerWithinMs: 1500 });
  });
  afterEach(async () => {
    await reader.close();
    await glass.close();
    await rm(dir, { recursive: true });
  });

  it('says which device it is', async () => {
    expect(await reader.identity()).toBe('R30x system 0009 address FFFFFFFF');
  });

  it('gives the picture of the finger on the glass, whole, with its time and device', async () => {
    const before = Date.now();
    glass.press(4);
    const print = await reader.capture();
    expect(print.image.equals(pictureOf(4))).toBe(true);
    expect(print).toMatchObject({ widthPx: 256, heightPx: 288, device: 'R30x system 0009 address FFFFFFFF' });
    expect(print.at.getTime()).toBeGreaterThanOrEqual(before);
    expect(print.at.getTime()).toBeLessThanOrEqual(Date.now());
    expect(glass.pressed()).toBe(false);
  });

  it('waits for a finger that comes later, and never gives the one before', async () => {
    glass.press(1);
    await reader.capture();
    const second = reader.capture();
    setTimeout(() => glass.press(2), 200);
    expect((await second).image.equals(pictureOf(2))).toBe(true);
  });

  it('gives up when no finger comes', async () => {
    await expect(reader.capture()).rejects.toMatchObject({ name: 'ThumbprintError', code: 'thumbprint.no-finger' });
  });

  it('stops waiting when it is told to, and can be used again', async () => {
    const cancel = new AbortController();
    const capture = expect(reader.capture(cancel.signal)).rejects.toMatchObject({ code: 'thumbprint.cancelled' });
    cancel.abort();
    await capture;
    glass.press();
    expect((await reader.capture()).widthPx).toBe(256);
  });

  it('asks again for a picture that arrived damaged, without a second touch', async () => {
    glass.damagePictures(1);
    glass.press(5);
    expect((await reader.capture()).image.equals(pictureOf(5))).toBe(true);
  });

  it('loses no picture to a program that stood still while it came', async () => {
    glass.press(5);
    const capture = reader.capture();
    for (let n = 0; n < 4; n += 1) {
      await pass(5);
      standStillFor(1_100);
    }
    expect((await capture).image.equals(pictureOf(5))).toBe(true);
  });

  it('rejects a picture that arrives damaged twice rather than give part of it', async () => {
    glass.damagePictures(2);
    glass.press();
    await expect(reader.capture()).rejects.toMatchObject({ code: 'thumbprint.transfer-failed' });
  });

  it('reads nothing out of a noisy line, and everything after it', async () => {
    await glass.fault('noise', true);
    glass.press(6);
    await expect(reader.capture()).rejects.toMatchObject({ code: 'thumbprint.reader-missing' });
    await glass.fault('noise', false);
    glass.press(6);
    expect((await reader.capture()).image.equals(pictureOf(6))).toBe(true);
  });

  it('says that the reader is missing while it is silent', async () => {
    await glass.fault('silent', true);
    await expect(reader.identity()).rejects.toMatchObject({ code: 'thumbprint.reader-missing' });
    await glass.fault('silent', false);
    expect(await reader.identity()).toContain('R30x');
  });

  it('says that the reader is missing when its plug is pulled, and finds it again', async () => {
    const capture = expect(reader.capture()).rejects.toMatchObject({ code: 'thumbprint.reader-missing' });
    await glass.fault('cut', true);
    await capture;
    await expect(reader.identity()).rejects.toMatchObject({ code: 'thumbprint.reader-missing' });
    await glass.fault('cut', false);
    glass.press(7);
    expect((await reader.capture()).image.equals(pictureOf(7))).toBe(true);
  });

  it('says that the reader is missing when there is none', async () => {
    await expect(openThumbprintReader({ path: join(dir, 'nothing-here'), baudRate: 57600 })).rejects.toMatchObject({
      code: 'thumbprint.reader-missing',
    });
  });
});
