import { ipcMain, type WebContents } from 'electron';
import type { Caller } from '../../services/contract/calls';
import { isOurPage } from '../page-address';
import { answerCall, type CallGate } from './answer-call';

/** Answers the pages of our own windows; anything else that speaks on the channel is refused. Gives the way to stop. */
export function serveCalls(gate: CallGate, callerOf: (sender: WebContents) => Caller | undefined): () => void {
  ipcMain.removeHandler('kiosk.call');
  ipcMain.handle('kiosk.call', async (event, name: unknown, input: unknown) => {
    const caller = event.senderFrame === event.sender.mainFrame && isOurPage(event.senderFrame.url) ? callerOf(event.sender) : undefined;
    if (!caller) return { ok: false, error: { code: 'people.not-allowed', detail: {} } };
    return answerCall(gate, caller, String(name), input);
  });
  return () => {
    ipcMain.removeHandler('kiosk.call');
    // Whoever asks now waits: the page is loaded anew before there is an answer.
    ipcMain.handle('kiosk.call', () => new Promise(() => undefined));
  };
}
