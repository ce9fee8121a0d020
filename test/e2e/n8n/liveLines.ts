/** What is written to: `process.stdout`, or a stand-in of it. */
export interface Screen {
  isTTY?: boolean;
  write(text: string): unknown;
}

const START_OF_LINE = '\r\u001b[2K';

/**
 * Prints what goes on for a person who waits. On a terminal a line that ends in "…" shows its seconds as they pass, and
 * a line about the same step takes its place. Elsewhere, as in a log, each line is printed once.
 */
export class LiveLines {
  private current: { line: string; since: number } | undefined;
  private ticking: NodeJS.Timeout | undefined;

  constructor(
    private readonly screen: Screen,
    private readonly now: () => number = Date.now,
  ) {}

  /** Shows a line. Bound, so that it can be handed on as a `Progress`. */
  readonly print = (line: string): void => {
    if (!this.screen.isTTY) {
      this.screen.write(`${line}\n`);
      return;
    }
    if (this.current && stepOf(this.current.line) === stepOf(line)) this.current.line = line;
    else this.begin(line);
    this.draw();
  };

  /** Draws the current line with its seconds; a terminal does so every second. */
  readonly draw = (): void => {
    if (!this.current) return;
    const { line, since } = this.current;
    const passed = Math.floor((this.now() - since) / 1000);
    this.screen.write(`${START_OF_LINE}${line}${line.endsWith('…') && passed > 0 ? ` ${passed} s` : ''}`);
  };

  /** Ends the last line. */
  end(): void {
    clearInterval(this.ticking);
    if (this.current) this.screen.write('\n');
    this.current = undefined;
  }

  private begin(line: string): void {
    this.end();
    if (!line.includes('…')) {
      this.screen.write(`${line}\n`);
      return;
    }
    this.current = { line, since: this.now() };
    this.ticking = setInterval(this.draw, 1000).unref();
  }
}

/** What a line is about: its text up to the dots. */
const stepOf = (line: string): string | undefined => (line.includes('…') ? line.split('…')[0] : undefined);
