import { ConfigProvider } from 'antd';
import zhCNAntd from 'antd/locale/zh_CN';
import { createElement as h } from 'react';
import { createRoot } from 'react-dom/client';
import * as data from './fixtures.ts';
import { playFile } from './live-file.mjs';
import { signature, thumbprint } from './pictures.mjs';

/** ?show=console|second|disc-desk|archive|handover|paper · phase=… · strip=recording|failing|idle · paper=transcript|disc-labels|pair-certificate|handover · live=1 */
const query = new URLSearchParams(location.search);
const show = query.get('show') ?? 'console';
const phase = query.get('phase') ?? 'questioning';
const stripState = query.get('strip') ?? (show === 'console' || show === 'second' ? 'recording' : 'idle');
let session = show === 'none' ? undefined : data.sessionIn(phase, { signature, thumbprint });
let entries = data.entries;
const listeners = new Map();
const emit = (name, value) => (listeners.get(name) ?? []).forEach((listener) => listener(value));
const setSession = (next) => {
  session = next;
  emit('session.changed', next);
  return next;
};
const now = () => new Date().toISOString();

const answers = {
  'kiosk.start': () => ({ kind: 'ready', room: data.room }),
  'people.current': () => ({ person: data.people[Number(query.get('person') ?? (show === 'console' ? 0 : 3))], at: data.startedAt }),
  'people.list': () => data.people,
  'strip.state': () => data.stripAt(now(), stripState),
  'room.state': () => data.roomState,
  'session.current': () => session,
  'session.recordStep': (_, step) =>
    setSession({ ...session, steps: session.steps.map((one) => (one.step === step ? { ...one, at: now() } : one)) }),
  'session.handForReview': () => setSession({ ...session, phase: 'reviewing' }),
  'session.resumeQuestioning': () => setSession({ ...session, phase: 'questioning' }),
  'session.confirmReview': () => setSession({ ...session, phase: 'reviewed', reviewedAt: now() }),
  'session.sign': (_, image) =>
    setSession({
      ...session,
      phase: 'signed',
      signedAt: now(),
      signature: { image, at: now(), device: '签字板', textHash: 'ab'.repeat(32) },
    }),
  'session.takeThumbprint': () => setSession(data.sessionIn('concluded', { signature, thumbprint })),
  'transcript.write': (_, line) => {
    const id = line.id ?? `n${session.transcript.length}`;
    const old = session.transcript.find((one) => one.id === id);
    const written = { ...(old ?? { at: now(), corrections: [] }), id, kind: line.kind, text: line.text };
    setSession({
      ...session,
      transcript: old ? session.transcript.map((one) => (one.id === id ? written : one)) : [...session.transcript, written],
    });
    return written;
  },
  'transcript.correct': (_, id, text) => {
    const old = session.transcript.find((one) => one.id === id);
    const next = { ...old, text, corrections: [...old.corrections, { oldText: old.text, at: now() }] };
    setSession({ ...session, transcript: session.transcript.map((one) => (one.id === id ? next : one)) });
    return next;
  },
  'mark.add': (_, text) => {
    const mark = { id: `mark-${session.marks.length}`, at: now(), text, kind: 'manual' };
    setSession({ ...session, marks: [...session.marks, mark] });
    return mark;
  },
  'live.open': (cameraId) =>
    void (query.get('live') && playFile(cameraId, (chunk) => emit('live.chunk', chunk), Number(query.get('stopAfter') ?? 1e9))),
  'live.close': () => undefined,
  'archive.list': () => entries,
  'handover.sign': (id, side) => {
    const sign = side === 'hand-over' ? { handedOverBy: '林志强', handedOverAt: now() } : { receivedBy: '陈静怡', receivedAt: now() };
    entries = entries.map((one) => (one.sessionId === id ? { ...one, handover: { ...one.handover, ...sign } } : one));
    return entries.find((one) => one.sessionId === id);
  },
  'disc.plan': () => data.plan,
  'disc.pairs': () =>
    query.get('pairs') === 'verified'
      ? data.pairs.map((one, at) => (at === 0 ? { ...one, state: 'verified', copies: data.pairs[1].copies } : one))
      : data.pairs,
  'disc.labels': (id) => data.labelsOf(data.pairs.find((one) => one.id === id)),
  'paper.data': () => {
    switch (query.get('paper')) {
      case 'disc-labels':
        return { kind: 'disc-labels', labels: data.labelsOf(data.pairs[0]) };
      case 'pair-certificate':
        return { kind: 'pair-certificate', pair: data.pairs[1], entry: data.entries[0] };
      case 'handover':
        return { kind: 'handover', entry: data.entries[0] };
      default: {
        const ended = data.sessionIn('sealed', { signature, thumbprint });
        const times = Number(query.get('long') ?? 1);
        return {
          kind: 'transcript',
          session: {
            ...ended,
            transcript: Array.from({ length: times }, (_, part) =>
              ended.transcript.map((line) => ({ ...line, id: `${part}-${line.id}` })),
            ).flat(),
          },
        };
      }
    }
  },
};

Object.defineProperty(window, 'kiosk', {
  value: {
    call: async (name, input) => {
      const answer = answers[name];
      if (!answer) return { ok: false, error: { code: 'unexpected', detail: {} } };
      return { ok: true, value: answer(...input) };
    },
    subscribe: (name, listener) => {
      listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      return () =>
        listeners.set(
          name,
          (listeners.get(name) ?? []).filter((one) => one !== listener),
        );
    },
  },
});
setInterval(() => emit('strip.changed', data.stripAt(now(), stripState)), 1000);

const root = document.getElementById('root');
if (show === 'paper') {
  root.id = 'paper';
  document.body.className = 'paper-body';
  await import('../../../renderer/paper.tsx');
} else {
  await import('../../../renderer/fonts.ts');
  await import('../../../renderer/styles/tokens.css');
  await import('../../../renderer/styles/base.css');
  await import('../../../renderer/styles/app.css');
  const { theme } = await import('../../../renderer/theme.ts');
  const { StripContext } = await import('../../../renderer/components/strip/strip-context.ts');
  const { useStrip } = await import('../../../renderer/components/strip/use-strip.ts');
  const { ShellContext } = await import('../../../renderer/components/shell.ts');
  const screens = {
    console: async () => (await import('../../../renderer/screens/console/console-screen.tsx')).ConsoleScreen,
    'disc-desk': async () => (await import('../../../renderer/screens/disc-desk/disc-desk-screen.tsx')).DiscDeskScreen,
    archive: async () => (await import('../../../renderer/screens/archive/archive-screen.tsx')).ArchiveScreen,
    handover: async () => (await import('../../../renderer/screens/handover/handover-screen.tsx')).HandoverScreen,
  };
  const wrap = (child) =>
    h(ConfigProvider, { theme, locale: zhCNAntd, button: { autoInsertSpace: false }, wave: { disabled: true } }, child);
  if (show === 'second') {
    const { SecondWindow } = await import('../../../renderer/second-window.tsx');
    createRoot(root).render(wrap(h(SecondWindow)));
  } else {
    const { RecordingStrip } = await import('../../../renderer/components/strip/recording-strip.tsx');
    const { Rail } = await import('../../../renderer/components/rail/rail.tsx');
    const Screen = await screens[show]();
    const shell = {
      room: data.room,
      person: data.people[Number(query.get('person') ?? (show === 'console' ? 0 : 3))],
      place: { kind: show },
      go: () => undefined,
      lock: () => undefined,
    };
    const Window = () => {
      const strip = useStrip();
      return h(
        StripContext.Provider,
        { value: strip },
        h(
          'div',
          { className: 'window' },
          h(RecordingStrip, { view: strip.view, silence: strip.silence }),
          h(
            'div',
            { className: 'window-body' },
            h(ShellContext.Provider, { value: shell }, show !== 'console' && h(Rail), h('div', { className: 'page' }, h(Screen))),
          ),
        ),
      );
    };
    createRoot(root).render(wrap(h(Window)));
  }
}
