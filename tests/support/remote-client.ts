import { request } from 'node:https';
import type { IncomingMessage } from 'node:http';

export interface RemoteReply {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A browser of the kiosk network over real TLS, which trusts this one certificate. */
export class RemoteClient {
  cookie = '';

  constructor(
    private readonly port: number,
    private readonly cert: string,
  ) {}

  post(path: string, input: unknown, headers: Record<string, string> = {}): Promise<RemoteReply> {
    const body = typeof input === 'string' ? input : JSON.stringify(input);
    const own = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), origin: this.origin };
    return new Promise((resolve, reject) => {
      const asked = request(this.options('POST', path, { ...own, ...headers }), (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('end', () => {
          const [set] = response.headers['set-cookie'] ?? [];
          if (set) this.cookie = set.split(';')[0] ?? '';
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text });
        });
      });
      asked.on('error', reject).end(body);
    });
  }

  /** The answer as it begins; its body goes on. */
  get(path: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      request(this.options('GET', path, headers), resolve)
        .on('error', reject)
        .end();
    });
  }

  get origin(): string {
    return `https://localhost:${this.port}`;
  }

  private options(method: string, path: string, headers: Record<string, string>) {
    const cookie = this.cookie === '' ? {} : { cookie: this.cookie };
    return {
      method,
      path,
      host: '127.0.0.1',
      port: this.port,
      servername: 'localhost',
      ca: this.cert,
      headers: { host: `localhost:${this.port}`, ...cookie, ...headers },
    };
  }
}
