import { describe, expect, it } from 'vitest';
import { readChronyTracking } from '../../../../devices/clock/chrony-tracking';
import { readTimesyncd } from '../../../../devices/clock/timesyncd-status';

const unsynchronized =
  '00000000,,0,0.000000000,0.000000000,0.000000000,0.000000000,0.000,0.000,0.000,1.000000000,1.000000000,0.0,Not synchronised\n';
const local =
  '7F7F0101,,10,1795519998.009520867,0.000000000,0.000000000,0.000000000,0.000,0.000,0.000,0.000000000,0.000000000,0.0,Normal\n';
const following =
  'C0A80A01,192.168.10.1,3,1795519998.123456789,-0.000412345,0.000012345,0.000201001,-11.204,0.001,0.032,0.002345678,0.001234567,64.2,Normal\n';

describe('what chrony says', () => {
  it.each([
    ['a time server', following, { state: 'synchronized', by: 'chrony', server: '192.168.10.1', offsetSeconds: 0.000412345 }],
    ['nothing, though it runs', unsynchronized, { state: 'unsynchronized', by: 'chrony' }],
    ['its own clock, which is no reference', local, { state: 'unsynchronized', by: 'chrony' }],
    ['no answer', '', undefined],
    ['an error', '506 Cannot talk to daemon\n', undefined],
    ['other fields', 'a,b,c,d,,f,g,h,i,j,k,l,m,Normal', undefined],
  ])('follows %s', (_what, text, expected) => {
    expect(readChronyTracking(text)).toEqual(expected);
  });
});

const show = (synchronized: string) =>
  `Timezone=Asia/Shanghai\nLocalRTC=no\nCanNTP=yes\nNTP=yes\nNTPSynchronized=${synchronized}\nTimeUSec=Tue 2026-11-24 19:33:16 CST\n`;
const status = (offset: string) => `       Server: 203.107.6.88 (ntp.aliyun.com)
Poll interval: 34min 8s (min: 32s; max 34min 8s)
         Leap: normal
      Version: 4
      Stratum: 2
    Reference: 646B2A0A
    Precision: 1us (-25)
Root distance: 18.195ms (max: 5s)
       Offset: ${offset}
        Delay: 39.122ms
       Jitter: 3.502ms
 Packet count: 132
    Frequency: +9.803ppm
`;

describe('what systemd-timesyncd says', () => {
  it.each([
    ['+3.209ms', 0.003209],
    ['-876us', 0.000876],
    ['+1.204s', 1.204],
    ['-1min 2.500s', 62.5],
  ])('is off by %s', (offset, seconds) => {
    const read = readTimesyncd(show('yes'), status(offset));
    expect(read).toMatchObject({ state: 'synchronized', by: 'timesyncd', server: '203.107.6.88' });
    expect(read?.state === 'synchronized' && read.offsetSeconds).toBeCloseTo(seconds, 6);
  });
  it('may be that it is kept, without by how much it is off', () => {
    expect(readTimesyncd(show('yes'), '')).toEqual({
      state: 'synchronized',
      by: 'timesyncd',
      server: undefined,
      offsetSeconds: undefined,
    });
  });
  it('may be that it is not kept, or nothing', () => {
    expect(readTimesyncd(show('no'), '')).toEqual({ state: 'unsynchronized', by: 'timesyncd' });
    expect(readTimesyncd('', '')).toBeUndefined();
    expect(readTimesyncd('System has not been booted with systemd as init system (PID 1).', '')).toBeUndefined();
  });
});
