import { powerMonitor, powerSaveBlocker } from 'electron';

/**
 * A machine that falls asleep records nothing, and on a dark screen nobody sees that it records: the desktop is asked for neither to happen. Where
 * somebody sends it to sleep all the same, both ends are told.
 */
export class KeepAwake {
  private blocker = powerSaveBlocker.start('prevent-app-suspension');
  private readonly suspended = (): void => this.tell('suspended');
  private readonly resumed = (): void => this.tell('resumed');

  constructor(private readonly tell: (what: 'suspended' | 'resumed') => void) {
    powerMonitor.on('suspend', this.suspended);
    powerMonitor.on('resume', this.resumed);
  }

  /** While something is recorded the screens stay on as well. */
  recording(isRecording: boolean): void {
    const next = powerSaveBlocker.start(isRecording ? 'prevent-display-sleep' : 'prevent-app-suspension');
    powerSaveBlocker.stop(this.blocker);
    this.blocker = next;
  }

  close(): void {
    powerSaveBlocker.stop(this.blocker);
    powerMonitor.off('suspend', this.suspended);
    powerMonitor.off('resume', this.resumed);
  }
}
