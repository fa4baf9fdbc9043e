import type { Database } from '../../db/data-source';
import type { RemoteViewState } from '../../services/contract/remote-view';
import { openRemoteCertificate, ownAddresses } from '../../services/remote-view/remote-certificate';
import { RemoteSignIns } from '../../services/remote-view/remote-sign-ins';
import type { RoomFile } from '../../services/rooms/room-file';
import type { Services } from '../build-services';
import { subscribePage } from '../ipc/transcoded-feed';
import { RemoteServer, type RemoteServerParts } from './remote-server';

export interface RemoteViewOptions extends Pick<RemoteServerParts, 'port' | 'answer' | 'pages'> {
  readonly address?: string | undefined;
  readonly room: RoomFile;
  readonly db: Database;
  readonly services: Services;
  readonly now: () => Date;
  readonly keys: string;
  readonly log: (subject: string, problem: unknown) => void;
}
export interface OpenedRemoteView {
  readonly state: RemoteViewState;
  close(): Promise<void>;
}

/** The remote view that room.json asks for. What keeps it from opening keeps nothing else: the devices' page says it. */
export async function openRemoteView(options: RemoteViewOptions): Promise<OpenedRemoteView> {
  const { room, db, services, now, log, port, address } = options;
  const { people, audit, remoteViews: views } = services;
  try {
    const certificate = await openRemoteCertificate(options.keys, now());
    const server = new RemoteServer({
      ...{ port, address, certificate, views, pages: options.pages, answer: options.answer },
      signIns: new RemoteSignIns({ db, audit, people, now }),
      hello: async () => ({
        ...{ roomName: room.room.name, agencyName: room.agency.name, demonstration: room.demonstration !== undefined },
        cameras: services.roomView.cameras,
        microphoneId: room.microphone?.id,
        withheld: (await services.strip.state()).withheld?.track,
      }),
      subscribe: (sourceId, send) => {
        const tail = services.active.recording?.recorder.live(sourceId);
        // A microphone alone has no picture that a page might not know.
        return sourceId === room.microphone?.id ? tail?.subscribe(send) : tail && subscribePage(tail, send);
      },
      onProblem: (problem) => log('remote view', problem),
    });
    await server.listen();
    const addresses = (address === undefined ? ownAddresses() : [address]).map(
      (own) => `https://${own.includes(':') ? `[${own}]` : own}:${port}`,
    );
    return { state: { state: 'on', addresses, fingerprint: certificate.fingerprint }, close: () => server.close() };
  } catch (problem) {
    log('remote view', problem);
    const said = problem instanceof Error ? problem.message : String(problem);
    return { state: { state: 'failed', port, problem: said }, close: () => Promise.resolve() };
  }
}
