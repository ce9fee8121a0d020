import { LiveLines } from '../../e2e/n8n/liveLines';

/** What a person sees on a terminal: a redrawn line replaces the old one. */
const seen = (written: string[]): string =>
  written
    .join('')
    .split('\n')
    .map((line) => line.split('\r\u001b[2K').at(-1))
    .join('\n');

describe('what a waiting person sees', () => {
  it('a terminal counts the seconds of a step, and shows how far it is in one line', () => {
    const written: string[] = [];
    let now = 0;
    const lines = new LiveLines({ isTTY: true, write: (text) => written.push(text) }, () => now);

    lines.print('Downloading …');
    expect(seen(written)).toBe('Downloading …');
    now = 3_000;
    lines.draw();
    expect(seen(written)).toBe('Downloading … 3 s');
    lines.print('Downloading … 4 s, 7 of 9 packages');
    expect(seen(written)).toBe('Downloading … 4 s, 7 of 9 packages');
    lines.print('Installed.');
    lines.print('Starting …');
    lines.end();
    expect(seen(written)).toBe('Downloading … 4 s, 7 of 9 packages\nInstalled.\nStarting …\n');
  });

  it('a log gets each line once, without control characters', () => {
    const written: string[] = [];
    const lines = new LiveLines({ write: (text) => written.push(text) });
    lines.print('Downloading …');
    lines.print('Downloading … 20 s');
    lines.draw();
    lines.end();
    expect(written).toEqual(['Downloading …\n', 'Downloading … 20 s\n']);
  });
});
