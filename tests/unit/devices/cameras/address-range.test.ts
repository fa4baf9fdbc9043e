import { describe, expect, it } from 'vitest';
import { readAddressRange } from '../../../../devices/cameras/address-range';
import { readCameraAddress } from '../../../../devices/cameras/typed-address';
import { cameras } from '../../../../renderer/i18n/zh-cn/cameras';

const hostsOf = (text: string): readonly string[] => {
  const range = readAddressRange(text);
  return range.ok ? range.hosts : [];
};

describe('an address range that is typed in', () => {
  it.each([
    ['192.168.1.64', 1, '192.168.1.64', '192.168.1.64'],
    ['192.168.1.1-254', 254, '192.168.1.1', '192.168.1.254'],
    ['192.168.1.250-192.168.2.5', 12, '192.168.1.250', '192.168.2.5'],
    ['192.168.1.77/24', 254, '192.168.1.1', '192.168.1.254'],
    ['10.0.0.0/22', 1022, '10.0.0.1', '10.0.3.254'],
    ['10.0.0.4/31', 2, '10.0.0.4', '10.0.0.5'],
    ['10.0.0.4/32', 1, '10.0.0.4', '10.0.0.4'],
    ['１９２.168.1.1 — 3，192.168.1.3、10.0.0.1', 4, '192.168.1.1', '10.0.0.1'],
  ])('%s is %i hosts', (text, count, first, last) => {
    expect([hostsOf(text).length, hostsOf(text)[0], hostsOf(text).at(-1)]).toEqual([count, first, last]);
  });

  it.each([
    ['', 'not-an-address'],
    ['camera', 'not-an-address'],
    ['192.168.1', 'not-an-address'],
    ['192.168.1.256', 'not-an-address'],
    ['192.168.1.01', 'not-an-address'],
    ['192.168.1.1-2-3', 'not-an-address'],
    ['192.168.1.0/33', 'not-an-address'],
    ['fe80::1', 'not-an-address'],
    ["1.1.1.1'; DROP TABLE x", 'not-an-address'],
    ['1.'.repeat(1_000), 'not-an-address'],
    ['192.168.1.9-3', 'backwards'],
    ['192.168.2.1-192.168.1.9', 'backwards'],
    ['0.0.0.0/0', 'not-hosts'],
    ['239.255.255.250', 'not-hosts'],
    ['255.255.255.255', 'not-hosts'],
    ['10.0.0.0/16', 'too-many'],
    ['10.0.0.1-10.3.255.254', 'too-many'],
  ])('%s is refused: %s', (text, code) => {
    const range = readAddressRange(text);
    expect(range).toMatchObject({ ok: false, code: `camera-range.${code}` });
    if (!range.ok) expect(cameras[`error.${range.code}`]).toContain('{text}');
  });
});

describe('an address that is typed in to add a camera', () => {
  it.each([
    ['192.168.1.64', { onvif: 'http://192.168.1.64/onvif/device_service' }],
    [' 192.168.1.64:8899 ', { onvif: 'http://192.168.1.64:8899/onvif/device_service' }],
    ['https://cam.local', { onvif: 'https://cam.local/onvif/device_service' }],
    ['http://192.168.1.64/onvif/other', { onvif: 'http://192.168.1.64/onvif/other' }],
    ['rtsp://192.168.1.64:554/h264?ch=1', { rtsp: 'rtsp://192.168.1.64:554/h264?ch=1' }],
  ])('%s', (text, address) => {
    expect(readCameraAddress(text)).toEqual({ ok: true, address, credentials: undefined });
  });

  it('gives up the login that stands in it', () => {
    const read = readCameraAddress('rtsp://admin:p%23ss%40@192.168.1.64/main');
    expect(read).toEqual({
      ok: true,
      address: { rtsp: 'rtsp://192.168.1.64/main' },
      credentials: { username: 'admin', password: 'p#ss@' },
    });
  });

  it.each([
    '',
    'camera 1',
    'ftp://1.2.3.4/',
    'file:///etc/passwd',
    '300.1.1.1',
    'javascript:alert(1)',
    'http://',
    'http://a:%@b/',
    'x'.repeat(600),
  ])('refuses %s', (text) => expect(readCameraAddress(text)).toMatchObject({ ok: false, code: 'camera-address.not-an-address' }));

  it('shows no password in a refusal', () => {
    expect(JSON.stringify(readCameraAddress('ftp://admin:secret@1.2.3.4/'))).not.toContain('secret');
  });
});
