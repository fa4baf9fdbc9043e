import type { Thumbprint, ThumbprintReader } from './thumbprint-reader';

/** A reader that is opened when it is first needed, and again after it went away: a kiosk must start without it. */
export class LateThumbprintReader implements ThumbprintReader {
  private reader: Promise<ThumbprintReader> | undefined;

  constructor(private readonly open: () => Promise<ThumbprintReader>) {}

  identity(): Promise<string> {
    return this.use((reader) => reader.identity());
  }

  capture(signal?: AbortSignal): Promise<Thumbprint> {
    return this.use((reader) => reader.capture(signal));
  }

  async close(): Promise<void> {
    const reader = this.reader;
    this.reader = undefined;
    await reader?.then((open) => open.close()).catch(() => undefined);
  }

  private async use<T>(act: (reader: ThumbprintReader) => Promise<T>): Promise<T> {
    this.reader ??= this.open();
    try {
      return await act(await this.reader);
    } catch (problem) {
      await this.close();
      throw problem;
    }
  }
}
