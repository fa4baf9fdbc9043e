import path from 'node:path';
import { z } from 'zod';
import { modelKinds } from '../speech/model-folder';
import { cameraPlaces } from '../contract/room';
import { cameraIo } from './camera-io-schema';
import { pattern, whole } from './room-fields';
import { baudRate, roomIo, serialDevice } from './room-io-schema';

const words = (what: string, most = 100) => z.string(what).trim().min(1, what).max(most, what);
const address = (what: string, ...protocols: readonly string[]) => z.string(what).refine((text) => isAddress(text, protocols), what);

/** Names folders on disk and disc. */
const identity = pattern('letters, digits and - only, such as cam1', /^[A-Za-z0-9-]{1,30}$/);
const soundDevice = (what: string) => pattern(what, /^\w[\w.:,=+-]{0,199}$/);
const transport = z.enum(['tcp', 'udp', 'http'], 'tcp, udp or http');

const camera = z.strictObject(
  {
    /** Names the camera's folder in every recording; don't change it later. */
    id: identity,
    name: words('the name shown on the screens'),
    /**
     * `questioned`: the face and upper body of the questioned person; `room`: the whole room; `exhibit`: the place where documents are shown
     * (示证), such as a document camera.
     */
    view: z.enum(cameraPlaces, 'questioned, room or exhibit'),
    /** The device service, such as http://192.168.1.64/onvif/device_service. Exactly one of `onvif` and `rtsp`. */
    onvif: address('an http:// address without user name and password', 'http:', 'https:').optional(),
    /** The stream itself, for a camera without ONVIF. */
    rtsp: address('an rtsp:// address without user name and password', 'rtsp:', 'rtsps:').optional(),
    /** Which entry of credentials.json. */
    credentials: words('the name of an entry in credentials.json'),
    /** How its stream is asked for. Without it: over TCP, and over UDP where the camera refuses TCP. `http`: RTSP in a tunnel over HTTP. */
    transport: transport.optional(),
    /** SHA-256 fingerprint of the camera's own certificate, for an https:// address that no authority vouches for. */
    certificate: pattern('a SHA-256 fingerprint, such as AB:CD:… of 32 pairs', /^[0-9A-Fa-f]{2}(?::?[0-9A-Fa-f]{2}){31}$/).optional(),
    /** Whether this camera's sound is the room's sound. */
    microphone: z.boolean('true or false').optional(),
  },
  'an object that describes a camera',
);

/** A microphone of the room that stands alone, recorded as a track of its own. Exactly one of `alsa`, `pulse` and `rtsp`. */
const microphone = z.strictObject(
  {
    /** Names its folder in every recording; don't change it later. */
    id: identity,
    name: words('the name shown on the screens'),
    /** As `arecord -L` lists it; plughw: lets ALSA convert what the device can't do. */
    alsa: soundDevice('an ALSA device, such as plughw:1').optional(),
    /** As `pactl list short sources` names it. */
    pulse: soundDevice('a Pulse source, such as default').optional(),
    rtsp: address('an rtsp:// address without user name and password', 'rtsp:').optional(),
    transport: transport.optional(),
    credentials: words('the name of an entry in credentials.json').optional(),
  },
  'an object that describes the microphone',
);

const discDrive = z.strictObject(
  {
    id: identity,
    name: words('the name shown on the screens'),
    /** /dev/sr0, or stdio:/absolute/file for a pseudo-drive. */
    device: pattern('a drive such as /dev/sr0, or stdio:/absolute/file', /^(\/dev\/\S+|stdio:\/.+)$/),
    /** Of a pseudo-drive's disc; a real drive says it itself. */
    capacityBytes: whole('a size in bytes', 1, Number.MAX_SAFE_INTEGER).optional(),
  },
  'an object that describes a disc drive',
);

const recording = z
  .strictObject(
    {
      /** How much before the entry of the questioned person belongs to the recording, s. */
      preRollSeconds: whole('seconds from 0 to 600', 0, 600).default(60),
      /** How long it goes on after signature and thumbprint, s. */
      postRollSeconds: whole('seconds from 0 to 600', 0, 600).default(5),
      /** Length of one file, s. */
      segmentSeconds: whole('seconds from 2 to 600', 2, 600).default(10),
    },
    'an object with preRollSeconds, postRollSeconds and segmentSeconds',
  )
  .prefault({});

export const roomFileModel = z.strictObject(
  {
    agency: z.strictObject(
      {
        /** In full, as on official papers. */
        name: words('the name of the agency'),
        /** First part of every registration code. */
        code: pattern('letters and digits only, such as QYWS', /^[A-Za-z0-9]{1,20}$/),
        /** As spoken in the notice of 规定§14: 我们是…卫生计生监督执法人员. */
        noticeName: words('the name of the agency as it is spoken in the notice'),
      },
      'an object with name, code and noticeName',
    ),
    room: z.strictObject(
      {
        /** Second part of every registration code. */
        id: pattern('letters and digits only, such as X1', /^[A-Za-z0-9]{1,20}$/),
        name: words('the name of the room'),
        /** 规定§16: the exact place, as the 笔录 names it. */
        place: words('the address of the room', 200),
      },
      'an object with id, name and place',
    ),
    cameras: z.array(camera, '1 to 8 cameras').min(1, '1 to 8 cameras').max(8, '1 to 8 cameras'),
    microphone: microphone.optional(),
    /** Exactly one of `roomIo` and `cameraIo`. */
    roomIo: roomIo.optional(),
    cameraIo: cameraIo.optional(),
    thumbprintReader: z.strictObject({ path: serialDevice, baudRate }, 'an object with path and baudRate').optional(),
    discDrives: z.array(discDrive, 'a list of disc drives').max(8, 'at most 8 disc drives'),
    recording,
    storage: z
      .strictObject(
        {
          /** Folder on another disk that gets a copy of every closed file. */
          secondCopy: z
            .string('an absolute path')
            .refine((folder) => path.isAbsolute(folder), 'an absolute path')
            .optional(),
        },
        'an object with secondCopy',
      )
      .optional(),
    /** An outside authority that stamps every seal (RFC 3161). */
    timeStamp: z
      .strictObject(
        {
          url: address('an http:// or https:// address', 'http:', 'https:'),
          /** Its certificates (PEM), so that nobody else can answer for it. */
          caFile: z
            .string('an absolute path')
            .refine((file) => path.isAbsolute(file), 'an absolute path')
            .optional(),
        },
        'an object with url and caFile',
      )
      .optional(),
    /** 规定§7: what a missing daily check holds up: bookings of today and the door, the door alone (without a word), or nothing. */
    dailyCheck: z.enum(['booking', 'unlock', 'warn'], 'booking, unlock or warn').optional(),
    /** 规定§7: from when on the room tests itself each day, Beijing time; without a word 07:30. */
    selfTestAt: pattern('a time of day such as 07:30', /^([01]\d|2[0-3]):[0-5]\d$/).optional(),
    /** F31: the sound becomes draft lines by a model of sherpa-onnx that lies on this machine; absent without a word. */
    speech: z
      .strictObject(
        {
          kind: z.enum(modelKinds, 'sense-voice, paraformer or transducer'),
          folder: z.string('an absolute path').refine((folder) => path.isAbsolute(folder), 'an absolute path'),
        },
        'an object with kind and folder',
      )
      .optional(),
    /** F24: a leader watches a running session from an own machine, over TLS; off without a word. */
    remoteView: z
      .strictObject(
        {
          port: whole('a port from 1024 to 65535', 1024, 65_535),
          /** Of this machine, to be reached by one of its networks only. */
          address: pattern('an IP address of this machine, such as 192.168.1.10', /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:]+)$/).optional(),
        },
        'an object with port and address',
      )
      .optional(),
    /** Written by the simulated room only: marks 演示 on every screen. */
    demonstration: z
      .strictObject(
        { control: address('an http:// address', 'http:', 'https:'), token: words('the token', 200) },
        'an object with control and token',
      )
      .optional(),
  },
  'an object that describes the room',
);

/** The room as room.json describes it, with defaults filled in. */
export type RoomFile = z.infer<typeof roomFileModel>;

export const credentialsModel = z.record(
  z.string(),
  z.strictObject(
    { username: z.string('the user name').min(1, 'the user name'), password: z.string('the password') },
    'an object with username and password',
  ),
  'an object of entries with username and password',
);

/** Entries of credentials.json by name. */
export type CredentialsFile = Readonly<z.infer<typeof credentialsModel>>;

function isAddress(text: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return protocols.includes(url.protocol) && url.hostname !== '' && url.username === '' && url.password === '';
}
