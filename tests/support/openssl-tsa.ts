import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** How the authority behaves: as it should, or in one of the ways in which authorities fail. */
export type TsaBehaviour =
  'right' | 'other-imprint' | 'old-nonce' | 'garbage' | 'refuses' | 'http-500' | 'endless' | 'hangs' | 'hangs-in-body';

export interface OpensslTsa {
  readonly url: string;
  readonly caFile: string;
  /** Of somebody else. */
  readonly otherCaFile: string;
  behave(how: TsaBehaviour): void;
  close(): Promise<void>;
}

const settings = `
[req]
distinguished_name = name
prompt = no
[name]
CN = Root
[ca]
basicConstraints = critical,CA:TRUE
[stamping]
extendedKeyUsage = critical,timeStamping
[tsa]
default_tsa = one
[one]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
tsa_name = yes
ess_cert_id_alg = sha256
`;

/** A time-stamping authority on loopback: HTTP in front of `openssl ts -reply`. */
export async function startOpensslTsa(): Promise<OpensslTsa> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tsa-'));
  const openssl = (...args: readonly string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'settings'];
  writeFileSync(path.join(folder, 'settings'), settings);
  writeFileSync(path.join(folder, 'serial'), '01\n');
  for (const name of ['ca', 'other'])
    openssl(
      'req',
      '-x509',
      ...key,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
      '-days',
      '2',
      '-extensions',
      'ca',
      '-subj',
      `/CN=${name}`,
    );
  openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/C=CN/CN=Loopback TSA');
  const issue = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2', '-extfile', 'settings', '-extensions', 'stamping'];
  openssl('x509', '-req', '-in', 'tsa.csr', '-out', 'tsa.pem', ...issue);

  const reply = (query: string, extra: readonly string[] = []): Buffer => {
    openssl(
      'ts',
      '-reply',
      '-config',
      'settings',
      '-queryfile',
      query,
      '-inkey',
      'tsa.key',
      '-signer',
      'tsa.pem',
      '-out',
      'reply.tsr',
      ...extra,
    );
    return readFileSync(path.join(folder, 'reply.tsr'));
  };
  let how: TsaBehaviour = 'right';
  const answer = (query: Buffer, response: ServerResponse): void => {
    writeFileSync(path.join(folder, 'query.tsq'), query);
    const send = (body: Buffer) => response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(body);
    switch (how) {
      case 'right':
        return void send(reply('query.tsq'));
      case 'other-imprint':
        openssl('ts', '-query', '-digest', 'ab'.repeat(32), '-sha256', '-cert', '-out', 'other.tsq');
        return void send(reply('other.tsq'));
      case 'old-nonce': {
        const stdout = openssl('ts', '-query', '-in', 'query.tsq', '-text').toString();
        const digest = [...stdout.matchAll(/^ {4}\w{4} - (.{47})/gm)].map(([, row = '']) => row.replace(/[^0-9a-f]/g, '')).join('');
        openssl('ts', '-query', '-digest', digest, '-sha256', '-cert', '-out', 'other.tsq');
        return void send(reply('other.tsq'));
      }
      case 'garbage':
        return void send(Buffer.from('<html>Bad gateway</html>'.repeat(50)));
      case 'refuses':
        openssl('ts', '-query', '-digest', 'ab'.repeat(20), '-sha1', '-out', 'other.tsq');
        return void send(reply('other.tsq'));
      case 'http-500':
        return void response.writeHead(500).end('no');
      case 'endless': {
        response.writeHead(200);
        const more = () => {
          if (!response.destroyed) response.write(Buffer.alloc(64 * 1024), more);
        };
        more();
        return;
      }
      case 'hangs-in-body':
        return void response.writeHead(200).write('0');
      case 'hangs':
        return;
    }
  };
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => answer(Buffer.concat(pieces), response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`,
    caFile: path.join(folder, 'ca.pem'),
    otherCaFile: path.join(folder, 'other.pem'),
    behave: (next) => {
      how = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true });
    },
  };
}
