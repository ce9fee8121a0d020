import { createInterface, type Interface } from 'node:readline';
import { Writable } from 'node:stream';

/** A question to the person at the terminal. */
export interface Question {
  label: string;
  /** The environment variable that answers it instead. */
  variable?: string;
  /** The answer if nothing is typed. */
  usual?: string;
  /** What is typed is not shown. */
  secret?: boolean;
}

/** Asks on standard error, so that standard output holds the result alone. */
export class Terminal {
  private readonly lines: AsyncIterator<string>;
  private readonly reader: Interface;
  private isMuted = false;

  constructor() {
    const output = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        if (!this.isMuted) process.stderr.write(chunk);
        done();
      },
    });
    this.reader = createInterface({ input: process.stdin, output, terminal: process.stdin.isTTY });
    this.lines = this.reader[Symbol.asyncIterator]();
  }

  say(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  /** The answer: of the environment, or typed. Asks again until there is one. */
  async ask({ label, variable, usual, secret = false }: Question): Promise<string> {
    const given = variable === undefined ? undefined : process.env[variable]?.trim();
    if (given !== undefined && given !== '') return given;
    for (;;) {
      process.stderr.write(`${label}${usual === undefined ? '' : ` [${usual}]`}: `);
      const typed = (await this.line(secret)).trim();
      if (typed !== '') return typed;
      if (usual !== undefined) return usual;
    }
  }

  close(): void {
    this.reader.close();
  }

  private async line(secret: boolean): Promise<string> {
    this.isMuted = secret;
    const { value, done } = await this.lines.next();
    this.isMuted = false;
    if (secret) process.stderr.write('\n');
    if (done) throw new Error('The input ended before all questions were answered');
    return value;
  }
}
