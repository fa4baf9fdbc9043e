import { SerialPort } from 'serialport';

export interface FoundPort {
  readonly path: string;
  /** Who made the adapter, as it says. */
  readonly maker: string;
}

/** The serial ports of this machine, adapters first: the ports of the board itself mostly lead nowhere. */
export async function serialPorts(): Promise<readonly FoundPort[]> {
  const listed = (await SerialPort.list()) as readonly { readonly path: string; readonly manufacturer?: string }[];
  const found = listed.map(({ path, manufacturer = '' }) => ({ path, maker: manufacturer.slice(0, 60) }));
  return found.toSorted((a, b) => Number(!/USB|ACM/.test(a.path)) - Number(!/USB|ACM/.test(b.path)) || a.path.localeCompare(b.path));
}
