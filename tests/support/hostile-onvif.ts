import { gzipSync } from 'node:zlib';
import type { Asked } from './hostile-camera';
import { drip, pour } from './hostile-camera';

export const envelope = (body: string): string =>
  `<?xml version="1.0"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>${body}</s:Body></s:Envelope>`;

const two = (n: number): string => String(n).padStart(2, '0');
const clock = (): string => {
  const at = new Date();
  const parts = (tag: string, values: readonly (readonly [string, number])[]): string =>
    `<${tag}>${values.map(([name, value]) => `<${name}>${two(value)}</${name}>`).join('')}</${tag}>`;
  return `<GetSystemDateAndTimeResponse><SystemDateAndTime><UTCDateTime>${parts('Time', [
    ['Hour', at.getUTCHours()],
    ['Minute', at.getUTCMinutes()],
    ['Second', at.getUTCSeconds()],
  ])}${parts('Date', [
    ['Year', at.getUTCFullYear()],
    ['Month', at.getUTCMonth() + 1],
    ['Day', at.getUTCDate()],
  ])}</UTCDateTime></SystemDateAndTime></GetSystemDateAndTimeResponse>`;
};

export function httpReply({ socket }: Asked, body: string | Buffer, status = '200 OK', more = ''): void {
  const bytes = Buffer.from(body);
  socket.write(`HTTP/1.1 ${status}\r\nContent-Type: application/soap+xml\r\nContent-Length: ${bytes.length}\r\n${more}\r\n`);
  socket.write(bytes);
}

/** What an honest camera would answer, with the addresses that it is told to name. */
export function honestAnswer(asked: Asked, port: number, named: { readonly stream?: string; readonly snapshot?: string } = {}): void {
  const base = `http://127.0.0.1:${port}`;
  const uri = (kind: string, address: string): string => `<${kind}Response><MediaUri><Uri>${address}</Uri></MediaUri></${kind}Response>`;
  const answers: Readonly<Record<string, string>> = {
    GetSystemDateAndTime: clock(),
    GetDeviceInformation:
      '<GetDeviceInformationResponse><Manufacturer>x</Manufacturer><Model>y</Model><FirmwareVersion>1</FirmwareVersion><SerialNumber>2</SerialNumber></GetDeviceInformationResponse>',
    GetCapabilities: `<GetCapabilitiesResponse><Capabilities><Media><XAddr>${base}/media</XAddr></Media></Capabilities></GetCapabilitiesResponse>`,
    GetProfiles:
      '<GetProfilesResponse><Profiles token="main"><VideoEncoderConfiguration><Encoding>H264</Encoding><Resolution><Width>1280</Width><Height>720</Height></Resolution></VideoEncoderConfiguration></Profiles></GetProfilesResponse>',
    GetStreamUri: uri('GetStreamUri', named.stream ?? `rtsp://127.0.0.1:${port}/main`),
    GetSnapshotUri: uri('GetSnapshotUri', named.snapshot ?? `${base}/snapshot`),
  };
  httpReply(asked, envelope(answers[operationOf(asked)] ?? ''));
}

export function operationOf({ body }: Asked): string {
  return /<s:Body>\s*<(?:\w+:)?(\w+)/.exec(body)?.[1] ?? '';
}

const laughs = `<!DOCTYPE l [<!ENTITY a "${'ha'.repeat(64)}">${'bcdefghij'
  .split('')
  .map((name, i) => `<!ENTITY ${name} "${`&${'abcdefghi'[i] ?? ''};`.repeat(10)}">`)
  .join('')}]>`;
/** A hundred members of a MB each (RFC 1952 §2.2), so that nobody here holds the 100 MB. */
const bomb = Buffer.concat(Array.from({ length: 100 }, () => gzipSync(Buffer.alloc(1024 * 1024), { level: 9 })));
const chunked = (socket: Asked['socket']): void =>
  void socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/soap+xml\r\nTransfer-Encoding: chunked\r\n\r\n');
const portion = 'x'.repeat(65_536);
const chunk = `${portion.length.toString(16)}\r\n${portion}\r\n`;

export interface HostileOnvif {
  readonly answer: (asked: Asked) => void;
  readonly code: string;
  /** It ends by its time alone. */
  readonly slow?: boolean;
}

/** Answers to the first SOAP question. */
export function hostileOnvif(elsewhere: number): Readonly<Record<string, HostileOnvif>> {
  const unreadable = 'camera.unreadable';
  const unreachable = 'camera.unreachable';
  const xml = (text: string): HostileOnvif => ({ answer: (asked) => httpReply(asked, text), code: unreadable });
  const redirect = (to: string): HostileOnvif => ({
    answer: (asked) => httpReply(asked, '', '302 Found', `Location: ${to}\r\n`),
    code: 'camera.led-elsewhere',
  });
  return {
    'a body of 100 MB': {
      answer: ({ socket }) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n');
        pour(socket, portion, 104_857_600);
      },
      code: unreadable,
    },
    'a chunked body without end': {
      answer: ({ socket }) => {
        chunked(socket);
        pour(socket, chunk);
      },
      code: unreadable,
    },
    'a gzip bomb': {
      answer: (asked) => httpReply(asked, bomb, '200 OK', 'Content-Encoding: gzip\r\n'),
      code: unreadable,
    },
    'headers without end': {
      answer: ({ socket }) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        pour(socket, 'X-More: 1\r\n'.repeat(5_000));
      },
      code: unreadable,
    },
    'headers a byte at a time': { answer: ({ socket }) => drip(socket, 'HTTP/1.1 200 OK\r\nX: 1\r\n', 300), code: unreachable, slow: true },
    'a body a byte at a time': {
      answer: ({ socket }) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
        drip(socket, '<a>', 300);
      },
      code: unreachable,
      slow: true,
    },
    '100 Continue without end': { answer: ({ socket }) => pour(socket, 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(2_000)), code: unreadable },
    'billion laughs': xml(`${laughs}${envelope('&j;')}`),
    'quadratic blowup': xml(`<!DOCTYPE l [<!ENTITY a "${'a'.repeat(50_000)}">]>${envelope('&a;'.repeat(50_000))}`),
    'an external entity': xml(`<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>${envelope('<b>&a;</b>')}`),
    'a document type with our encoding hidden': xml(`<!doctype l>${envelope('')}`),
    'a million levels': xml('<a>'.repeat(170_000)),
    'a hundred thousand siblings': xml(envelope('<a/>'.repeat(100_000))),
    'an attribute of nearly half a megabyte': xml(`<a b="${'x'.repeat(500_000)}"/>`),
    'tags that begin and never end': xml('<Text'.repeat(100_000)),
    'a fault of tags that never end': {
      answer: (asked) => httpReply(asked, '<Text'.repeat(100_000), '500 Internal Server Error'),
      code: 'camera.unsupported',
    },
    'UTF-16': { answer: (asked) => httpReply(asked, Buffer.from(envelope(''), 'utf16le')), code: unreadable },
    // The longest that is read at all: what the parser makes of it must stay small too.
    'as many elements as may be': {
      answer: (asked) => httpReply(asked, envelope(`<b c="${'x'.repeat(8)}">y</b>\n`.repeat(9_900))),
      code: 'camera.unsupported',
    },
    'one text of half a megabyte': {
      answer: (asked) => httpReply(asked, envelope(`<b>${'< '.replace('<', '&lt;').repeat(100_000)}</b>`)),
      code: 'camera.unsupported',
    },
    'not XML': xml('hello'),
    'XML that is no envelope': xml('<html><body>login</body></html>'),
    'not HTTP': { answer: ({ socket }) => void socket.write('SSH-2.0-OpenSSH_9.2\r\n'), code: unreadable },
    'two lengths': {
      answer: ({ socket }) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 9\r\n\r\nx'),
      code: unreadable,
    },
    'a length below nothing': {
      answer: ({ socket }) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n'),
      code: unreadable,
    },
    'a redirect to a file': redirect('file:///etc/passwd'),
    'a redirect to another host': redirect(`http://127.0.0.2:${elsewhere}/onvif`),
    'a redirect to itself': redirect('/onvif/device_service'),
  };
}
