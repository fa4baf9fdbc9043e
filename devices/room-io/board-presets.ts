/**
 * Boards known by name, as their makers' papers say. Points may then be named as printed on the board: `relay` and `terminal`, counted from 1.
 * A sensor's points come with it. Whatever room.json says itself goes before the preset.
 */
export interface BoardPreset {
  /** Relay n is coil n - 1; input terminal n is discrete input n - 1. */
  readonly relays: number;
  readonly terminals: number;
  /** How the board itself ends a pulse: a coil write (function 5) to `onAt` or `offAt` + relay, with the length in units of 100 ms for its value. */
  readonly pulse: { readonly onAt: number; readonly offAt: number } | undefined;
  readonly temperature: ClimateRegister | undefined;
  readonly humidity: ClimateRegister | undefined;
}

interface ClimateRegister {
  readonly register: number;
  readonly scale: number;
}

export const boardPresets = {
  /** Waveshare Modbus RTU Relay (D), 8 relays, 8 inputs: "flash on" at 0x0200, "flash off" at 0x0400. */
  'waveshare-relay-d': {
    relays: 8,
    terminals: 8,
    pulse: { onAt: 0x0200, offAt: 0x0400 },
    temperature: undefined,
    humidity: undefined,
  },
  /** 聚英 JY-DAM0808, 8 relays, 8 inputs. Its papers and its copies' disagree on which flash word opens and which closes, so the pulse is ours. */
  'jy-dam0808': { relays: 8, terminals: 8, pulse: undefined, temperature: undefined, humidity: undefined },
  /** XY-MD02, temperature and humidity (SHT20): input registers 1 and 2, in tenths, signed. */
  'xy-md02': {
    relays: 0,
    terminals: 0,
    pulse: undefined,
    temperature: { register: 1, scale: 0.1 },
    humidity: { register: 2, scale: 0.1 },
  },
} as const satisfies Record<string, BoardPreset>;

export type PresetName = keyof typeof boardPresets;
export const presetNames = Object.keys(boardPresets) as PresetName[];
