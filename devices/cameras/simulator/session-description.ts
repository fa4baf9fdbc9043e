export type OfferedMedia = 'all' | 'picture' | 'sound';

/** The description a player gets: the publisher's media, as the camera's own, each with its track to set up. */
export function cameraDescription(published: string, address: string, offered: OfferedMedia = 'all'): string {
  const [, ...media] = published.replaceAll('\r\n', '\n').split(/^(?=m=)/m);
  const tracks = media.map((section, track) => section.replace(/^a=control:.*$/m, `a=control:trackID=${track}`).trimEnd());
  const kept = tracks.filter((section) => offered === 'all' || section.startsWith(offered === 'sound' ? 'm=audio' : 'm=video'));
  const head = ['v=0', `o=- 0 0 IN IP4 ${address}`, 's=Live', `c=IN IP4 ${address}`, 't=0 0', 'a=control:*', 'a=range:npt=now-'];
  return `${[...head, ...kept].join('\n')}\n`.replaceAll('\n', '\r\n');
}
