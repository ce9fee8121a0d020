import type { Outcome } from './example';

const columns = ['workflow', 'items in', 'items out', 'failed', 'calls', 'connections', 'ms'];

/** What the demo prints. */
export class Reporter {
  constructor(private readonly print: (line: string) => void) {}

  started(file: string, story: string): void {
    this.print(`\n${file}`);
    if (story !== '') this.print(`  ${story}`);
  }

  /** `second`: what the node's second output is, such as "failed". */
  node(name: string, outputs: number[], second: string): void {
    const [items = 0, others = 0] = outputs;
    this.print(`  ${name}: ${count(items)}${others > 0 ? `, ${others} ${second}` : ''}`);
  }

  finished({ complaints }: Outcome): void {
    this.print(complaints.length === 0 ? '  passed' : '  FAILED');
    for (const complaint of complaints) this.print(`    ${complaint}`);
  }

  /** The table of all examples; the last line is `N passed, N failed`. */
  summary(outcomes: Outcome[]): void {
    const rows = outcomes.map((outcome) => [
      outcome.file,
      ...[outcome.itemsIn, outcome.itemsOut, outcome.failed, outcome.calls, outcome.connections].map(String),
      outcome.ms.toFixed(0),
    ]);
    const widths = columns.map((title, index) =>
      Math.max(title.length, ...rows.map((row) => row[index]?.length ?? 0)),
    );
    this.print('');
    for (const row of [columns, widths.map((width) => '-'.repeat(width)), ...rows]) {
      this.print(row.map((cell, index) => pad(cell, widths[index] ?? 0, index)).join('  '));
    }
    const failed = outcomes.filter(({ complaints }) => complaints.length > 0).length;
    this.print('');
    this.print(`${outcomes.length - failed} passed, ${failed} failed`);
  }
}

/** Text to the left, numbers to the right. */
function pad(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function count(items: number): string {
  return items === 1 ? '1 item' : `${items} items`;
}
