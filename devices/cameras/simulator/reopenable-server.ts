import type { AddressInfo, Server, Socket } from 'node:net';

/** A server that can vanish like a camera without power, and come back on the same port. */
export class ReopenableServer {
  private readonly sockets = new Set<Socket>();
  private knownPort = 0;

  constructor(
    private readonly server: Server,
    private readonly host: string,
  ) {
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.sockets.delete(socket));
    });
  }

  get port(): number {
    return this.knownPort;
  }

  async open(): Promise<void> {
    if (this.server.listening) return;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(this.knownPort, this.host, () => {
        this.server.off('error', reject);
        resolve();
      });
    });
    this.knownPort = (this.server.address() as AddressInfo).port;
  }

  /** Refuses from now on and resets what is open. */
  async vanish(): Promise<void> {
    const closed = new Promise<void>((resolve) => (this.server.listening ? this.server.close(() => resolve()) : resolve()));
    for (const socket of this.sockets) socket.resetAndDestroy();
    await closed;
  }
}
