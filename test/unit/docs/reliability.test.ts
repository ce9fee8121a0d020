import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FailureKind } from '../../../nodes/shared/errors';
import { MAX_TOTAL_WAIT_MS } from '../../../nodes/shared/http/patience';
import { RETRY_BY_EFFECT } from '../../../nodes/shared/http/retry';
import { DEFAULT_CALL_OPTIONS } from '../../../nodes/shared/operation';

const root = join(__dirname, '..', '..', '..');
const page = readFileSync(join(root, 'docs', 'reliability.md'), 'utf8');

/** How each row of the page begins. */
const ROWS: Record<FailureKind, string> = {
  unsent: 'No connection',
  throttled: '429',
  unavailable: '408, 502, 503, 504',
  lost: 'Connection lost',
  unreadable: 'Answer cut short',
  misdirected: '421',
  unauthorized: '401',
  refused: 'Refused',
  blocked: 'Blocked',
  cancelled: 'Stopped',
};

/** A row that the kind alone does not decide: the request may have been carried out (`sent` of a failure). */
const MAY_BE_DONE = '302, 303; other 5xx';

const WORDS = { retry: 'again', stop: 'no', unknown: 'unknown' };

const table = page
  .slice(page.indexOf('## What happens after'), page.indexOf('- **again**'))
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe('docs/reliability.md', () => {
  it('has one row for each kind of failure', () => {
    expect(table[0]).toEqual(['What happened', 'read', 'idempotent', 'once']);
    expect(table.slice(2)).toHaveLength(Object.keys(RETRY_BY_EFFECT).length + 1);
  });

  it('has a row for answers that say neither yes nor no', () =>
    expect(table.find(([first]) => first?.startsWith(MAY_BE_DONE))?.slice(1)).toEqual([
      'no',
      'no',
      'unknown',
    ]));

  it.each(Object.keys(ROWS) as FailureKind[])('says what happens to a call that is %s', (kind) => {
    const row = table.find(([first]) => first?.startsWith(ROWS[kind]));
    const { read, idempotent, once } = RETRY_BY_EFFECT[kind];
    expect(row?.slice(1)).toEqual([WORDS[read], WORDS[idempotent], WORDS[once]]);
  });

  it('names the bounds that hold', () => {
    expect(page).toContain(`**Max Retries** times (${DEFAULT_CALL_OPTIONS.maxRetries})`);
    expect(page).toContain(`waits ${MAX_TOTAL_WAIT_MS / 1000} seconds in all at most`);
  });

  it('is linked from the README', () =>
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('](docs/reliability.md)'));
});
