import { execFileSync } from 'node:child_process';
import { undoLater } from './undo';

const run = (command: string, ...args: readonly string[]): void =>
  void execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });

/** Two networks with one cable between them (N1): the camera's and the kiosk's. */
export interface NetworkPair {
  readonly cameraAddress: string;
  /** What runs a program in either network. */
  readonly atCamera: readonly string[];
  readonly atKiosk: readonly string[];
  /** The cable, at the camera's end. */
  plug(isIn: boolean): void;
  /** A black hole before the camera: all is sent and nothing arrives or answers. */
  swallow(all: boolean): void;
  close(): void;
}

/** Why networks of our own can't be made here; undefined when they can. */
export function networksRefused(): string | undefined {
  if (process.getuid?.() !== 0) return 'needs root (ip netns)';
  try {
    openNetworkPair('trial').close();
    return undefined;
  } catch (error) {
    return `network namespaces are refused: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`;
  }
}

export function openNetworkPair(name: string): NetworkPair {
  // Interface names have 15 characters at most, and are the machine's until they are moved.
  const tag = `${process.pid.toString(36)}${name.slice(0, 4)}`;
  const [camera, kiosk, cameraEnd, kioskEnd] = [`mxc-${tag}`, `mxk-${tag}`, `vc${tag}`, `vk${tag}`];
  const added = [camera, kiosk].map((netns) => {
    run('ip', 'netns', 'add', netns);
    return undoLater(() => run('ip', 'netns', 'del', netns));
  });
  const close = (): void => added.forEach((undo) => undo());
  try {
    run('ip', 'link', 'add', cameraEnd, 'netns', camera, 'type', 'veth', 'peer', 'name', kioskEnd, 'netns', kiosk);
    for (const [netns, end, address] of [[camera, cameraEnd, '10.99.0.1/24'] as const, [kiosk, kioskEnd, '10.99.0.2/24'] as const]) {
      run('ip', '-n', netns, 'link', 'set', 'lo', 'up');
      run('ip', '-n', netns, 'addr', 'add', address, 'dev', end);
      run('ip', '-n', netns, 'link', 'set', end, 'up');
    }
    const rule = (...words: readonly string[]): void => run('ip', 'netns', 'exec', camera, 'nft', ...words);
    rule('add', 'table', 'inet', 'hole');
    rule('add', 'chain', 'inet', 'hole', 'in', '{ type filter hook input priority 0; }');
    rule('add', 'chain', 'inet', 'hole', 'out', '{ type filter hook output priority 0; }');
    return {
      cameraAddress: '10.99.0.1',
      atCamera: ['ip', 'netns', 'exec', camera],
      atKiosk: ['ip', 'netns', 'exec', kiosk],
      plug: (isIn) => run('ip', '-n', camera, 'link', 'set', cameraEnd, isIn ? 'up' : 'down'),
      swallow: (all) => {
        for (const [chain, way] of [['in', 'iifname'] as const, ['out', 'oifname'] as const]) {
          if (all) rule('add', 'rule', 'inet', 'hole', chain, way, cameraEnd, 'drop');
          else rule('flush', 'chain', 'inet', 'hole', chain);
        }
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
