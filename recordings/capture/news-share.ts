/** How much the frames between key frames carry against a key frame: next to nothing when a camera repeats one picture. */
export class NewsShare {
  /** Of the newest whole group of pictures; undefined without frames between. */
  share: number | undefined;
  private keyBytes = 0;
  private between = { frames: 0, bytes: 0 };

  add(bytes: number, isKey: boolean): void {
    if (!isKey) {
      this.between = { frames: this.between.frames + 1, bytes: this.between.bytes + bytes };
      return;
    }
    const { frames, bytes: sum } = this.between;
    this.share = frames === 0 || this.keyBytes === 0 ? undefined : sum / frames / this.keyBytes;
    this.keyBytes = bytes;
    this.between = { frames: 0, bytes: 0 };
  }
}
