import { parseAuthHeader, answerChallenge } from '../../devices/cameras/digest-auth';
import { readCameraTime } from '../../devices/cameras/camera-clock';
import { readAddressRange } from '../../devices/cameras/address-range';
import { readEventMessages } from '../../devices/cameras/event-message';
import { readProfiles } from '../../devices/cameras/media-profile';
import { OnvifRefusal, parseEnvelope } from '../../devices/cameras/onvif-transport';
import { readCapabilities, readServices } from '../../devices/cameras/onvif-services';
import { plainWords } from '../../devices/cameras/plain-words';
import { referenceParameters } from '../../devices/cameras/reference-parameters';
import { RtspReader, UnreadableRtsp } from '../../devices/cameras/rtsp-message';
import { chooseStreams } from '../../devices/cameras/stream-choice';
import { pictureOfDescription } from '../../devices/cameras/stream-picture';
import { soundOfDescription } from '../../devices/cameras/stream-sound';
import { field, textAt } from '../../devices/cameras/xml-field';
import { Mp4Parser } from '../../recordings/capture/mp4-boxes';
import { FormatWatch, nalUnitsIn, readPictureSetup } from '../../recordings/capture/picture-setup';
import { readSegmentList } from '../../recordings/capture/segment-list';
import { damaged, portions } from './fuzz';
import { envelope } from './hostile-onvif';
import { plainSdp } from './hostile-rtsp';
import { seededRandom } from './random';

const sdp = plainSdp(
  'a=rtpmap:96 H264/90000\r\na=fmtp:96 sprop-parameter-sets=Z0LAHtoC,aM48gA==\r\nm=audio 0 RTP/AVP 97\r\na=rtpmap:97 mpeg4-generic/48000',
);
const challenge = 'Digest realm="camera", nonce="abc", algorithm=MD5, qop="auth,auth-int", Basic realm="x"';
const reply = `RTSP/1.0 200 OK\r\nCSeq: 2\r\nWWW-Authenticate: ${challenge}\r\nContent-Length: ${sdp.length}\r\n\r\n${sdp}`;
const packet = Buffer.concat([Buffer.from([0x24, 0, 0, 20]), Buffer.alloc(20, 0x41)]);
const profiles = envelope(
  '<trt:GetProfilesResponse><trt:Profiles token="a" fixed="true"><tt:VideoEncoderConfiguration><tt:Encoding>H264</tt:Encoding><tt:Resolution><tt:Width>1280</tt:Width><tt:Height>720</tt:Height></tt:Resolution></tt:VideoEncoderConfiguration></trt:Profiles></trt:GetProfilesResponse><!-- x --><![CDATA[<y>]]>',
);
const events = envelope(
  '<tev:PullMessagesResponse><wsnt:NotificationMessage><wsnt:Topic>tns1:Device/Trigger/DigitalInput</wsnt:Topic><wsnt:Message><tt:Message UtcTime="2026-11-24T10:00:00Z" PropertyOperation="Changed"><tt:Source><tt:SimpleItem Name="InputToken" Value="1"/></tt:Source><tt:Data><tt:SimpleItem Name="LogicalState" Value="true"/></tt:Data></tt:Message></wsnt:Message></wsnt:NotificationMessage></tev:PullMessagesResponse><a:ReferenceParameters xmlns:m="urn:m"><m:Id>5</m:Id></a:ReferenceParameters><tds:GetServicesResponse><tds:Service><tds:Namespace>http://www.onvif.org/ver20/media/wsdl</tds:Namespace><tds:XAddr>http://1.2.3.4/onvif/media2</tds:XAddr></tds:Service></tds:GetServicesResponse>',
);
const list = Buffer.from('a01-000000.mp4,0.000000,2.000000\n"a01-000001.mp4",2.000000,4.000000\n');

/** One reader and an honest input for it; the function throws, rejects or hangs where the reader does something undeclared. */
interface Fuzzed {
  readonly name: string;
  readonly honest: Buffer;
  readonly read: (pieces: readonly Buffer[]) => void | Promise<void>;
}

function fuzzed(media: Buffer): readonly Fuzzed[] {
  return [
    {
      name: 'RTSP messages, descriptions and challenges',
      honest: Buffer.concat([Buffer.from(reply), packet, packet, Buffer.from(reply)]),
      read(pieces) {
        const reader = new RtspReader();
        try {
          for (const piece of pieces)
            for (const item of reader.push(piece)) {
              if (item.kind !== 'message') continue;
              const said = item.message.headers.get('www-authenticate') ?? '';
              parseAuthHeader(said);
              answerChallenge(said, { username: 'a', password: 'b' }, 'DESCRIBE', 'rtsp://h/');
              soundOfDescription(item.message.body);
              pictureOfDescription(item.message.body);
              plainWords(item.message.body, 'b');
            }
        } catch (error) {
          if (!(error instanceof UnreadableRtsp)) throw error;
        }
      },
    },
    {
      name: 'ONVIF envelopes and their fields',
      honest: Buffer.from(profiles),
      async read(pieces) {
        try {
          const found = await parseEnvelope(Buffer.concat(pieces).toString('utf8'));
          chooseStreams(readProfiles(field(found, 'Body')));
          readCameraTime(found);
          textAt(found, 'Body', 'Fault', 'Reason', 'Text');
        } catch (error) {
          if (!(error instanceof OnvifRefusal)) throw error;
        }
      },
    },
    {
      name: 'ONVIF services and events, and addresses that are typed',
      honest: Buffer.from(events),
      async read(pieces) {
        const text = Buffer.concat(pieces).toString('utf8');
        referenceParameters(text);
        readAddressRange(text.slice(0, 40));
        try {
          const found = field(await parseEnvelope(text), 'Body');
          readEventMessages(found);
          readServices(found);
          readCapabilities(found);
        } catch (error) {
          if (!(error instanceof OnvifRefusal)) throw error;
        }
      },
    },
    {
      name: 'MP4 boxes, heads, fragments and units',
      honest: media,
      read(pieces) {
        const parser = new Mp4Parser();
        let watch: FormatWatch | undefined;
        for (const piece of pieces)
          for (const found of parser.push(piece)) {
            if (found.kind === 'init') {
              const setup = readPictureSetup(found.bytes);
              watch = setup && new FormatWatch(setup);
              if (setup) nalUnitsIn(found.bytes, setup);
            }
            if (found.kind === 'fragment') watch?.changes(found.bytes);
          }
      },
    },
    { name: "ffmpeg's list of segments", honest: list, read: (pieces) => void readSegmentList(Buffer.concat(pieces).toString('latin1')) },
  ];
}

export interface FuzzFinding {
  readonly reader: string;
  readonly problem: string;
}

export interface FuzzResult {
  readonly cases: number;
  readonly slowestMs: number;
  readonly findings: readonly FuzzFinding[];
}

/** `n` damaged inputs, turn by turn for each reader; the same in every run with the same seed. */
export async function fuzzReaders(n: number, seed: number, media: Buffer): Promise<FuzzResult> {
  const random = seededRandom(seed);
  const readers = fuzzed(media);
  const findings: FuzzFinding[] = [];
  let slowestMs = 0;
  for (let i = 0; i < n; i++) {
    const one = readers[i % readers.length];
    if (!one) continue;
    const pieces = portions(random, damaged(random, one.honest));
    const began = performance.now();
    try {
      await one.read(pieces);
    } catch (error) {
      findings.push({ reader: one.name, problem: `case ${i}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}` });
    }
    slowestMs = Math.max(slowestMs, performance.now() - began);
  }
  return { cases: n, slowestMs, findings };
}
