/** Plays media/<camera>-<n>.mp4 as the kiosk would send a file that grows: its head as `init`, then a fragment when its time has come, then the next file. */
export async function playFile(cameraId, emit, stopAfterMs) {
  const begun = performance.now();
  for (let number = 0; number < 3; number += 1) {
    const bytes = new Uint8Array(await (await fetch(`/${cameraId}-${number % 2}.mp4`)).arrayBuffer());
    const boxes = topBoxes(bytes);
    const first = boxes.findIndex((box) => box.type === 'moof');
    emit({ cameraId, kind: 'init', mimeType: 'video/mp4; codecs="avc1.42c01f"', bytes: bytes.slice(0, boxes[first].start) });
    for (let at = first; at + 1 < boxes.length; at += 2) {
      if (boxes[at].type !== 'moof') break;
      if (performance.now() - begun > stopAfterMs) return;
      emit({ cameraId, kind: 'media', mimeType: undefined, bytes: bytes.slice(boxes[at].start, boxes[at + 1].end) });
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }
}

function topBoxes(bytes) {
  const view = new DataView(bytes.buffer);
  const boxes = [];
  for (let start = 0; start + 8 <= bytes.length;) {
    const size = view.getUint32(start);
    boxes.push({ start, end: start + size, type: String.fromCharCode(...bytes.subarray(start + 4, start + 8)) });
    start += size;
  }
  return boxes;
}
