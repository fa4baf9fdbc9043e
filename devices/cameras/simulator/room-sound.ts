const SAMPLE_RATE = 48_000;
const SECONDS = 4;
const BEEP_SECONDS = 0.12;

/**
 * Four seconds of an interview room as a WAV file to be played in a loop: a room tone near -50 dBFS and, at each full second,
 * a 1 kHz beep at -12 dBFS (1.2 kHz each fourth second), so that sound can be seen to belong to the picture's second.
 */
export function roomSound(): Buffer {
  const count = SAMPLE_RATE * SECONDS;
  const samples = Buffer.alloc(count * 2);
  let hum = 0;
  let seed = 1;
  for (let i = 0; i < count; i += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    hum = hum * 0.9 + (seed / 2 ** 31 - 1) * 0.0024;
    samples.writeInt16LE(Math.round((hum + beep(i / SAMPLE_RATE)) * 32_767), i * 2);
  }
  return Buffer.concat([wavHeader(samples.length), samples]);
}

function beep(seconds: number): number {
  const within = seconds % 1;
  if (within >= BEEP_SECONDS) return 0;
  const envelope = Math.min(1, within / 0.005, (BEEP_SECONDS - within) / 0.005);
  return 0.25 * envelope * Math.sin(2 * Math.PI * (seconds < 1 ? 1200 : 1000) * within);
}

function wavHeader(bytes: number): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + bytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(SAMPLE_RATE, 24);
  header.writeUInt32LE(SAMPLE_RATE * 2, 28);
  header.writeUInt16LE(2, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(bytes, 40);
  return header;
}
