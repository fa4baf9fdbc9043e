import type { MediaPiece, MediaWish } from '../../recordings/playback/cut-media';
import type { MediaCutter } from '../../recordings/playback/media-cutter';

/** The file behind a token, or undefined when it may not be read. */
export type MediaFile = (token: string, file: string) => string | undefined;

const pieces: readonly MediaPiece[] = ['groups', 'opening', 'rest'];

export interface MediaRequest extends MediaWish {
  readonly token: string;
  readonly file: string;
}

/**
 * `/media/<token>/<file>?from=<ms>&to=<ms>`, with `&sound=no` for the pictures alone and `&piece=opening` or `&piece=rest`; times within the
 * file; undefined for any other address.
 */
export function mediaRequestOf(url: string): MediaRequest | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname, searchParams } = new URL(url);
  const [, token, file] = /^\/media\/([\w-]{32})\/(.+)$/.exec(pathname) ?? [];
  const [fromMs, toMs] = [Number(searchParams.get('from')), Number(searchParams.get('to'))];
  if (host !== 'mingxun' || token === undefined || file === undefined) return undefined;
  if (!(fromMs >= 0) || !(toMs > fromMs)) return undefined;
  try {
    const piece = pieces.find((each) => each === (searchParams.get('piece') ?? 'groups'));
    if (!piece) return undefined;
    return { token, file: decodeURIComponent(file), fromMs, toMs, silent: searchParams.get('sound') === 'no', piece };
  } catch {
    return undefined;
  }
}

/** Read-only pieces of the recording that the page has opened, ready for its source buffer. */
export async function answerMedia(request: MediaRequest, mediaFile: MediaFile, cutter: Pick<MediaCutter, 'cut'>): Promise<Response> {
  const place = mediaFile(request.token, request.file);
  if (place === undefined) return new Response('', { status: 404 });
  try {
    const cut = await cutter.cut(place, request);
    if (!cut) return new Response('', { status: 422 });
    return new Response(cut.bytes, {
      headers: { 'content-type': cut.mimeType, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    });
  } catch {
    return new Response('', { status: 404 });
  }
}
