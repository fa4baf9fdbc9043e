// The screens over a fake bridge: open with ?screen=<name in scenes.mjs>.
import { scenes } from './scenes.mjs';

const scene = scenes[new URLSearchParams(window.location.search).get('screen') ?? 'sign-in'];
const listeners = new Map();
window.kiosk = {
  call: async (name, input) => {
    const answer = scene.answers[name];
    if (!answer) return { ok: true, value: undefined };
    try {
      return { ok: true, value: typeof answer === 'function' ? answer(...input) : answer };
    } catch (refusal) {
      return { ok: false, error: refusal };
    }
  },
  subscribe: (name, listener) => {
    const all = listeners.get(name) ?? new Set();
    all.add(listener);
    listeners.set(name, all);
    return () => all.delete(listener);
  },
};
const publish = (name, value) => listeners.get(name)?.forEach((listener) => listener(value));
scene.live?.(publish);
await import('../../../renderer/main.tsx');
