import { randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import { parseEnvelope } from './onvif-transport';
import { plainWords } from './plain-words';
import { textAt } from './xml-field';

/** A camera that answered a probe. Anyone on the network may answer: this is a suggestion for a person, not a fact. */
export interface FoundCamera {
  readonly address: { readonly onvif: string };
  readonly name: string;
  readonly hardware: string;
  readonly urn: string;
}

const GROUP = '239.255.255.250';
const PORT = 3702;
const REPEAT_MS = 400;
/** Anyone may answer, and as often and as long as he likes: what is looked at has an end. */
const MOST_ANSWERS_OF_ONE = 64;
const MOST_SENDERS = 512;
const ANSWER_LIMIT_BYTES = 16 * 1024;

/** Asks for ONVIF cameras (WS-Discovery) on every interface: node-onvif's own probe uses only the default one, which may not be the cameras'. */
export async function discoverCameras(timeoutMs: number, signal?: AbortSignal): Promise<FoundCamera[]> {
  const found = new Map<string, FoundCamera>();
  const answers = new Map<string, number>();
  const take = async (message: Buffer, sender: string): Promise<void> => {
    const count = (answers.get(sender) ?? 0) + 1;
    if (count > MOST_ANSWERS_OF_ONE || (count === 1 && answers.size >= MOST_SENDERS)) return;
    answers.set(sender, count);
    const camera = message.length > ANSWER_LIMIT_BYTES ? undefined : await readMatch(message);
    if (camera) found.set(camera.urn, camera);
  };
  const sockets = ownAddresses().map((address) => {
    const socket = createSocket('udp4');
    const probe = (): void => socket.send(probeEnvelope(), PORT, GROUP, () => undefined);
    socket.on('error', () => undefined);
    socket.on('message', (message, { address: sender }) => void take(message, sender));
    let timer: NodeJS.Timeout | undefined;
    socket.bind(0, address, () => {
      socket.setMulticastInterface(address);
      probe();
      timer = setInterval(probe, REPEAT_MS);
    });
    return () => {
      clearInterval(timer);
      socket.close();
    };
  });
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, timeoutMs);
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    if (signal?.aborted === true) end();
    signal?.addEventListener('abort', end, { once: true });
  });
  for (const close of sockets) close();
  return [...found.values()].sort((a, b) => a.urn.localeCompare(b.urn));
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).filter(({ family }) => family === 'IPv4').map(({ address }) => address),
  );
}

async function readMatch(message: Buffer): Promise<FoundCamera | undefined> {
  const envelope = await parseEnvelope(message.toString('utf8')).catch(() => undefined);
  const match = (...path: string[]): string | undefined => textAt(envelope, 'Body', 'ProbeMatches', 'ProbeMatch', ...path);
  const urn = plainWords(match('EndpointReference', 'Address') ?? '');
  const onvif = match('XAddrs')
    ?.split(/\s+/)
    .find((address) => /^https?:\/\/\d+\./.test(address) && URL.canParse(address));
  if (urn === '' || onvif === undefined) return undefined;
  const scopes = match('Scopes')?.split(/\s+/) ?? [];
  const scope = (kind: string): string =>
    decoded(
      scopes
        .find((item) => item.startsWith(`onvif://www.onvif.org/${kind}/`))
        ?.split('/')
        .at(-1) ?? '',
    );
  return { address: { onvif }, name: plainWords(scope('name')), hardware: plainWords(scope('hardware')), urn };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function probeEnvelope(): string {
  return `<?xml version="1.0" encoding="UTF-8"?><s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing"><s:Header><a:Action s:mustUnderstand="1">http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</a:Action><a:MessageID>uuid:${randomUUID()}</a:MessageID><a:ReplyTo><a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address></a:ReplyTo><a:To s:mustUnderstand="1">urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To></s:Header><s:Body><d:Probe xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><d:Types xmlns:dn="http://www.onvif.org/ver10/network/wsdl">dn:NetworkVideoTransmitter</d:Types></d:Probe></s:Body></s:Envelope>`;
}
