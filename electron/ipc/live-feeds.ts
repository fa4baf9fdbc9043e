import type { WebContents } from 'electron';
import type { LiveTail } from '../../recordings/capture/live-tail';
import type { LiveChunk } from '../../services/contract/events';
import { sendEvent } from './publish-events';
import { subscribePage } from './transcoded-feed';

/** Which window watches which camera: the bytes of the file being recorded flow to it while it does (所见即所录). */
export class LiveFeeds {
  private readonly feeds = new Map<string, { readonly contents: WebContents; readonly cameraId: string; stop: (() => void) | undefined }>();

  private readonly known = new WeakSet<WebContents>();

  constructor(private readonly tailOf: (cameraId: string) => LiveTail | undefined) {}

  open(contents: WebContents, cameraId: string): void {
    const key = `${contents.id} ${cameraId}`;
    this.feeds.get(key)?.stop?.();
    const feed = { contents, cameraId, stop: undefined };
    this.feeds.set(key, feed);
    this.endWith(contents);
    this.connect(feed);
  }

  close(contents: WebContents, cameraId: string): void {
    const key = `${contents.id} ${cameraId}`;
    this.feeds.get(key)?.stop?.();
    this.feeds.delete(key);
  }

  /** A recorder began or ended: every open feed is tied to the one there is now. */
  reconnect(): void {
    for (const feed of this.feeds.values()) {
      feed.stop?.();
      feed.stop = undefined;
      this.connect(feed);
    }
  }

  /** A window that goes takes its feeds along; one listener a window, however often it opens a picture. */
  private endWith(contents: WebContents): void {
    if (this.known.has(contents)) return;
    this.known.add(contents);
    contents.once('destroyed', () => {
      for (const feed of [...this.feeds.values()]) if (feed.contents === contents) this.close(contents, feed.cameraId);
    });
  }

  private connect(feed: { readonly contents: WebContents; readonly cameraId: string; stop: (() => void) | undefined }): void {
    const tail = this.tailOf(feed.cameraId);
    feed.stop =
      tail &&
      subscribePage(tail, ({ kind, mimeType, bytes }) => {
        // A copy: to another process a view takes all the memory along that it looks into.
        const chunk: LiveChunk = { cameraId: feed.cameraId, kind, mimeType, bytes: Uint8Array.from(bytes) };
        sendEvent(feed.contents, 'live.chunk', chunk);
      });
  }
}
