/** Where a stream comes from. The password reaches ffmpeg in a file, never in an argument list. */
export interface RecordingSource {
  /** rtsp:// without credentials. */
  readonly url: string;
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
  readonly transport: 'tcp' | 'udp';
}

const openTimeoutMicroseconds = 5_000_000;

/** The ffconcat script that makes ffmpeg open the source. Contains the password: write it with mode 0600 and remove it soon. */
export function concatScript(source: RecordingSource): string {
  const url = new URL(source.url);
  const { credentials } = source;
  const login = credentials ? `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}@` : '';
  const address = `${url.protocol}//${login}${url.host}${url.pathname}${url.search}`;
  const quoted = address.replaceAll("'", "'\\''");
  return ['ffconcat version 1.0', `file '${quoted}'`, `option rtsp_transport ${source.transport}`, `option timeout ${openTimeoutMicroseconds}`, ''].join('\n');
}
