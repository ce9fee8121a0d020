const started = Date.now();

/** Shows a person what goes on, at once: jest keeps what is written to the console until a file is done. */
export function progress(line: string): void {
  const seconds = ((Date.now() - started) / 1000).toFixed(0).padStart(4);
  process.stdout.write(`${seconds} s  ${line}\n`);
}
