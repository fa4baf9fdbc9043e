import { contextBridge, ipcRenderer } from 'electron';
import { callNames, type KioskBridge } from '../services/contract/calls';
import { eventNames } from '../services/contract/events';

type Listener = (value: unknown) => void;
const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on('kiosk.event', (_event, name: string, value: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(value);
});

const bridge: KioskBridge = {
  call: (name, input) =>
    callNames.has(name) ? ipcRenderer.invoke('kiosk.call', name, input) : Promise.reject(new Error(`unknown call ${name}`)),
  subscribe: (name, listener) => {
    if (!eventNames.has(name)) throw new Error(`unknown event ${name}`);
    const set = listeners.get(name) ?? new Set<Listener>();
    listeners.set(name, set.add(listener));
    return () => set.delete(listener);
  },
};

contextBridge.exposeInMainWorld('kiosk', bridge);
