import type { CameraAddress, Credentials } from './camera';

export type TypedAddress =
  | { readonly ok: true; readonly address: CameraAddress; readonly credentials: Credentials | undefined }
  | { readonly ok: false; readonly code: 'camera-address.not-an-address'; readonly text: string };

const DEVICE_SERVICE = '/onvif/device_service';

/**
 * What a person typed or copied to add a camera: an IP address, with a port or without, or an http://, https:// or rtsp:// address. A user
 * name and a password in it are taken out: they never stand in an address again.
 */
export function readCameraAddress(typed: string): TypedAddress {
  const text = typed.trim();
  const refused = { ok: false, code: 'camera-address.not-an-address', text: withoutLogin(text).slice(0, 60) } as const;
  const bare = /^(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?$/.test(text);
  const whole = bare ? `http://${text}` : text;
  if (/[\s\p{Cc}]/u.test(whole) || whole.length > 500 || !URL.canParse(whole)) return refused;
  const url = new URL(whole);
  if (!/^(?:https?|rtsps?):$/.test(url.protocol) || url.hostname === '') return refused;
  const credentials = loginIn(url);
  if (credentials === 'unreadable') return refused;
  url.username = '';
  url.password = '';
  if (url.protocol.startsWith('rtsp')) return { ok: true, address: { rtsp: url.href }, credentials };
  if (url.pathname === '/') url.pathname = DEVICE_SERVICE;
  return { ok: true, address: { onvif: url.href }, credentials };
}

function loginIn({ username, password }: URL): Credentials | undefined | 'unreadable' {
  if (username === '') return undefined;
  try {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return 'unreadable';
  }
}

/** A refusal is shown and logged. */
function withoutLogin(text: string): string {
  return text.replace(/(^|\/)[^/\s]*@/g, '$1***@');
}
