/** Where what is to be recorded comes from: over the network, or from a sound device of this machine. */
export type RecordingSource = NetworkSource | SoundDevice;

/** `url` is without credentials; the password stays out of argv, logs and errors. */
export interface NetworkSource {
  readonly url: string;
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
  /** `auto`: over TCP, and over UDP where the camera refuses TCP. `http`: RTSP in a tunnel over HTTP. */
  readonly transport: Transport | 'auto';
  /** What the camera says of its sound; undefined while nobody knows. */
  readonly sound?: SourceSound | undefined;
}

/** The same when it is decided how to ask for it. */
export type DialledSource = NetworkSource & { readonly transport: Transport };

export interface SoundDevice {
  readonly soundDevice: 'alsa' | 'pulse';
  /** As the sound system calls it, such as `plughw:1` or `alsa_input.usb-0.mono`. */
  readonly name: string;
}

export type Transport = 'tcp' | 'udp' | 'http';
export type SourceSound = 'aac' | 'other' | 'none';
