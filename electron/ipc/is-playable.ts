/** Whether the page decodes the video of this recording (RFC 6381 codecs): H.264 it does, HEVC and MJPEG it doesn't. */
export function isPlayable(mimeType: string | undefined): boolean {
  const codecs = /codecs="([^"]*)"/.exec(mimeType ?? '')?.[1] ?? '';
  return codecs.split(',').some((codec) => codec.trim().startsWith('avc1'));
}
