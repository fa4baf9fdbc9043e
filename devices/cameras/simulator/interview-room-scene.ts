import type { Shape } from './scene-painter';

/** A picture of the room: what stands still, and the one thing that moves before it. */
export interface Scene {
  readonly still: readonly Shape[];
  readonly moving: {
    readonly shapes: readonly Shape[];
    readonly area: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
    /** How far it strays from its place, in scene units, and how long one sway takes. */
    readonly sway: { readonly x: number; readonly y: number; readonly periodSeconds: number };
  };
  /** The lit panel on the wall that shows the time, where the camera sees one. */
  readonly wallClock: { readonly x: number; readonly y: number; readonly w: number; readonly h: number } | undefined;
}

export type Picture = 'questioned' | 'room';

const wallClock = { x: 930, y: 76, w: 252, h: 104 };

/** The questioned person from the front: padded wall, chair, table, microphone, paper and glass. */
const questioned: Scene = {
  still: [
    { kind: 'box', x: 0, y: 0, w: 1280, h: 480, fill: [0xb4bfbb, 0x9fabab] },
    ...paddedWall(),
    { kind: 'box', x: 0, y: 480, w: 1280, h: 240, fill: [0x879292, 0x6b7577] },
    { kind: 'box', x: 94, y: 90, w: 200, h: 132, fill: 0xd9dcd8 },
    ...[112, 138, 156, 174, 192].map((y, row): Shape => ({
      kind: 'box',
      x: 110,
      y,
      w: [120, 166, 166, 166, 96][row] ?? 96,
      h: row === 0 ? 10 : 5,
      fill: 0x9aa3a2,
    })),
    { kind: 'box', ...wallClock, r: 6, fill: 0x1f272b },
    { kind: 'box', x: 472, y: 256, w: 336, h: 420, r: 44, fill: [0x4e5b62, 0x465259] },
    {
      kind: 'polygon',
      r: 40,
      points: [
        [560, 500],
        [720, 500],
        [838, 560],
        [870, 700],
        [410, 700],
        [442, 560],
      ],
      fill: [0x45607d, 0x3a526c],
    },
    {
      kind: 'polygon',
      points: [
        [560, 462],
        [640, 556],
        [720, 462],
      ],
      fill: 0xdfe4e6,
    },
    { kind: 'box', x: 602, y: 400, w: 76, h: 84, r: 26, fill: 0xb9977e },
    {
      kind: 'polygon',
      points: [
        [258, 572],
        [1022, 572],
        [1152, 720],
        [122, 720],
      ],
      fill: [0xa9835e, 0x947152],
    },
    {
      kind: 'polygon',
      points: [
        [262, 572],
        [1018, 572],
        [1026, 584],
        [254, 584],
      ],
      fill: 0xc09a74,
    },
    {
      kind: 'polygon',
      points: [
        [556, 610],
        [752, 610],
        [794, 684],
        [520, 684],
      ],
      fill: 0xe9ebe6,
    },
    ...[628, 644, 660].map((y): Shape => ({ kind: 'box', x: 574, y, w: 160, h: 4, fill: 0xaab0ae })),
    { kind: 'ellipse', cx: 448, cy: 644, rx: 34, ry: 9, fill: 0x23282b },
    { kind: 'box', x: 444, y: 566, w: 7, h: 80, fill: 0x2d3336 },
    { kind: 'ellipse', cx: 462, cy: 562, rx: 20, ry: 15, fill: 0x23282b },
    {
      kind: 'polygon',
      points: [
        [866, 604],
        [912, 604],
        [906, 672],
        [872, 672],
      ],
      fill: [0xcfdbe0, 0x9dbccb],
    },
  ],
  moving: {
    shapes: [
      { kind: 'ellipse', cx: 640, cy: 282, rx: 96, ry: 96, fill: 0x2b3235 },
      { kind: 'box', x: 546, y: 276, w: 188, h: 70, r: 20, fill: 0x2b3235 },
      { kind: 'ellipse', cx: 640, cy: 336, rx: 82, ry: 102, fill: [0xd9bea9, 0xcbab94] },
      {
        kind: 'polygon',
        r: 8,
        points: [
          [562, 296],
          [592, 240],
          [640, 226],
          [700, 240],
          [720, 300],
          [690, 278],
          [610, 276],
        ],
        fill: 0x2b3235,
      },
    ],
    area: { x: 536, y: 180, w: 208, h: 264 },
    sway: { x: 7, y: 4, periodSeconds: 5 },
  },
  wallClock,
};

/** The whole room from above: one chair opposite two, the table between them, equipment and the door. */
const room: Scene = {
  still: [
    { kind: 'box', x: 0, y: 0, w: 1280, h: 720, fill: 0x5d6a70 },
    { kind: 'box', x: 120, y: 78, w: 1060, h: 574, fill: 0x9da9ad },
    { kind: 'box', x: 146, y: 104, w: 1008, h: 548, fill: 0x8d9084 },
    ...[268, 394, 520, 646, 772, 898, 1024].map((x): Shape => ({ kind: 'box', x, y: 104, w: 2, h: 548, fill: 0x84877b })),
    ...[206, 308, 410, 512, 614].map((y): Shape => ({ kind: 'box', x: 146, y, w: 1008, h: 2, fill: 0x84877b })),
    { kind: 'box', x: 968, y: 150, w: 160, h: 94, fill: 0x6f7b81 },
    { kind: 'box', x: 992, y: 164, w: 112, h: 60, r: 4, fill: 0x22292d },
    { kind: 'box', x: 590, y: 124, w: 100, h: 88, r: 16, fill: 0x4d5a61 },
    { kind: 'box', x: 434, y: 266, w: 416, h: 182, r: 4, fill: 0x8c6848 },
    { kind: 'box', x: 438, y: 266, w: 408, h: 174, r: 4, fill: [0xb49268, 0xa9855d] },
    {
      kind: 'polygon',
      points: [
        [500, 302],
        [574, 296],
        [582, 394],
        [508, 400],
      ],
      fill: 0xe9ebe6,
    },
    { kind: 'ellipse', cx: 642, cy: 358, rx: 16, ry: 16, fill: 0x23282b },
    { kind: 'box', x: 702, y: 288, w: 88, h: 62, r: 4, fill: 0x22292d },
    { kind: 'ellipse', cx: 480, cy: 402, rx: 15, ry: 15, fill: 0xdfe7ea },
    { kind: 'box', x: 488, y: 500, w: 100, h: 88, r: 16, fill: 0x4d5a61 },
    { kind: 'box', x: 690, y: 500, w: 100, h: 88, r: 16, fill: 0x4d5a61 },
    { kind: 'ellipse', cx: 538, cy: 528, rx: 60, ry: 30, fill: 0x3c556f },
    { kind: 'ellipse', cx: 538, cy: 522, rx: 26, ry: 28, fill: 0x2b3235 },
    { kind: 'ellipse', cx: 740, cy: 528, rx: 60, ry: 30, fill: 0x3c556f },
    { kind: 'ellipse', cx: 740, cy: 522, rx: 26, ry: 28, fill: 0x30373a },
    { kind: 'box', x: 940, y: 640, w: 152, h: 14, fill: 0x7c5b3c },
  ],
  moving: {
    shapes: [
      { kind: 'ellipse', cx: 640, cy: 196, rx: 62, ry: 32, fill: 0x56708c },
      { kind: 'ellipse', cx: 640, cy: 202, rx: 27, ry: 29, fill: 0x2b3235 },
    ],
    area: { x: 572, y: 158, w: 136, h: 80 },
    sway: { x: 8, y: 5, periodSeconds: 6 },
  },
  wallClock: undefined,
};

function paddedWall(): Shape[] {
  const pads: Shape[] = [];
  for (let row = 0; row < 4; row += 1) {
    for (let column = -1; column < 9; column += 1) {
      const x = column * 158 + (row % 2) * 79 + 6;
      const lightness = (column * 5 + row * 3) % 3;
      pads.push({
        kind: 'box',
        x,
        y: row * 122 - 4,
        w: 148,
        h: 112,
        r: 14,
        fill: [0xbcc7c3 - lightness * 0x030303, 0xadb9b6 - lightness * 0x030303],
      });
    }
  }
  return pads;
}

export const scenes: Readonly<Record<Picture, Scene>> = { questioned, room };
