import { writeFileSync } from 'node:fs';
import path from 'node:path';
import titles from './steps.json';

export type StepName = keyof typeof titles;

interface Entry {
  readonly title: string;
  readonly seconds: number;
  readonly facts: readonly string[];
}

/** Runs the steps of the demo, says each with its time, and writes report.md whatever happened. */
export class DemoReport {
  private readonly begun = performance.now();
  private readonly entries: Entry[] = [];
  private failure: string | undefined;

  constructor(
    private readonly folder: string,
    private readonly heading: readonly string[],
  ) {}

  /** Runs one step; what it returns are facts for the report. Rethrows what went wrong. */
  async step(name: StepName, act: () => Promise<readonly string[] | undefined>): Promise<void> {
    const from = performance.now();
    const title = titles[name];
    try {
      const facts = (await act()) ?? [];
      this.entries.push({ title, seconds: (performance.now() - from) / 1000, facts });
      console.log(`${this.clock()}  ✓ ${title}${facts.map((fact) => `\n            ${fact}`).join('')}`);
    } catch (problem) {
      this.failure = `${title}: ${problem instanceof Error ? problem.message : String(problem)}`;
      console.log(`${this.clock()}  ✗ ${this.failure}`);
      throw problem;
    }
  }

  write(files: readonly string[]): void {
    const rows = this.entries.map((entry) => `| ${entry.title} | ${entry.seconds.toFixed(1)} s | ${entry.facts.join('<br>')} |`);
    const verdict = this.failure === undefined ? `${this.entries.length} / ${Object.keys(titles).length}` : this.failure;
    const lines = [
      '# demo',
      '',
      ...this.heading,
      `- result: ${verdict}`,
      `- time: ${this.clock()}`,
      '',
      '| step | time | seen |',
      '|---|---|---|',
      ...rows,
      '',
      ...files.map((file) => `- \`${file}\``),
      '',
    ];
    writeFileSync(path.join(this.folder, 'report.md'), lines.join('\n'));
  }

  private clock(): string {
    const seconds = Math.round((performance.now() - this.begun) / 1000);
    return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
  }
}
