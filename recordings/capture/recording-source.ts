/** Where the stream to record comes from. `url` is without credentials; the password stays out of argv, logs and errors. */
export interface RecordingSource {
  readonly url: string;
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
  readonly transport: 'tcp' | 'udp';
}
