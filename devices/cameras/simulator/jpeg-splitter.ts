const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, 0xd9]);

/** Finds whole JPEG pictures in a row of them and keeps the last. */
export class JpegSplitter {
  last: Buffer | undefined;
  private rest: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (;;) {
      const start = this.rest.indexOf(START);
      const end = start < 0 ? -1 : this.rest.indexOf(END, start + 2);
      if (end < 0) return;
      this.last = Buffer.from(this.rest.subarray(start, end + 2));
      this.rest = this.rest.subarray(end + 2);
    }
  }
}
