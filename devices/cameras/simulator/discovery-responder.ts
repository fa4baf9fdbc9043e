import { createSocket, type Socket } from 'node:dgram';
import { randomUUID } from 'node:crypto';
import { scopes } from './onvif-answers';

const GROUP = '239.255.255.250';
const PORT = 3702;

/** Answers WS-Discovery probes for a camera; several cameras of a machine share the port. Undefined from `found` keeps silent. */
export async function startDiscoveryResponder(
  urn: string,
  host: string,
  found: () => { readonly name: string; readonly xaddr: string } | undefined,
): Promise<{ close(): void }> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  socket.on('message', (message, from) => {
    const text = message.toString('utf8');
    const messageId = /<(?:[\w-]+:)?MessageID[^>]*>([^<]+)</.exec(text)?.[1];
    const camera = found();
    if (camera === undefined || messageId === undefined || !asksForVideo(text)) return;
    socket.send(probeMatch(urn, messageId.trim(), camera), from.port, from.address, () => undefined);
  });
  await bind(socket, host);
  socket.on('error', () => undefined);
  return { close: () => void socket.close() };
}

async function bind(socket: Socket, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(PORT, GROUP, () => {
      socket.off('error', reject);
      // Only on its own interface: a simulated camera answers nobody outside this machine.
      socket.addMembership(GROUP, host);
      socket.setMulticastInterface(host);
      resolve();
    });
  });
}

function asksForVideo(probe: string): boolean {
  const types = /<(?:[\w-]+:)?Types[^>]*>([^<]*)</.exec(probe)?.[1];
  return /<(?:[\w-]+:)?Probe[\s>/]/.test(probe) && (types === undefined || types.trim() === '' || /NetworkVideoTransmitter/.test(types));
}

function probeMatch(urn: string, relatesTo: string, { name, xaddr }: { readonly name: string; readonly xaddr: string }): string {
  return `<?xml version="1.0" encoding="UTF-8"?><env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope" xmlns:wsa="http://schemas.xmlsoap.org/ws/2004/08/addressing" xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery" xmlns:dn="http://www.onvif.org/ver10/network/wsdl"><env:Header><wsa:MessageID>uuid:${randomUUID()}</wsa:MessageID><wsa:RelatesTo>${relatesTo}</wsa:RelatesTo><wsa:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:To><wsa:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/ProbeMatches</wsa:Action></env:Header><env:Body><d:ProbeMatches><d:ProbeMatch><wsa:EndpointReference><wsa:Address>${urn}</wsa:Address></wsa:EndpointReference><d:Types>dn:NetworkVideoTransmitter</d:Types><d:Scopes>${scopes(name).join(' ')}</d:Scopes><d:XAddrs>${xaddr}</d:XAddrs><d:MetadataVersion>1</d:MetadataVersion></d:ProbeMatch></d:ProbeMatches></env:Body></env:Envelope>`;
}
