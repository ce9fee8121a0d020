import type { IDataObject } from 'n8n-workflow';
import type { Simulators } from '../simulators';
import type { Refused } from './outside-world';

/** How many items leave a node, by output: `[success, error]`. */
export type Outputs = number[];

/** What an example needs around it, and what must come of it. The examples themselves stay plain n8n workflows. */
export interface Expectation {
  /** One sentence for the reader of the demo. */
  story: string;
  /** The node whose output counts as "items in" in the table; by default the trigger. */
  itemsFrom?: string;
  /** The node whose outputs count as "items out" and "failed" in the table; by default the last one of `outputs`. */
  itemsTo?: string;
  /** What nodes give that talk to systems which are not here (a spreadsheet, a mail server): pinned, as in n8n. */
  given?: Record<string, IDataObject[]>;
  /**
   * What a system without a simulator answers, by method and address without the scheme:
   * `{ 'POST ledger.example.com/credits': { posted: true } }`. Anything else under `example.com` gets `{ ok: true }`.
   * What is posted to an address that answers GET with a list is added to the list.
   */
  answers?: Record<string, IDataObject | IDataObject[] | Refused>;
  /** What is wrong at the vendors from the beginning. */
  before?(simulators: Simulators): void;
  /** The items that must leave the nodes. */
  outputs: Record<string, Outputs>;
  /** The items that must leave the nodes when it runs once more, on what the first run left. */
  again?: Record<string, Outputs>;
  /** The most calls that may be made to the three vendors together, in the first run. */
  callsAtMost?: number;
  /**
   * What must be true of the vendors' data and the calls elsewhere, after one run and after two: a sentence each for
   * what isn't.
   */
  complaints?(simulators: Simulators, elsewhere: string[]): string[];
}

/** So many numbers from one on. */
export const range = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => from + index);

/** The complaint, unless something holds. */
export function unless(holds: boolean, complaint: string): string[] {
  return holds ? [] : [complaint];
}

/** How often a request was made. */
export function countOf(requests: string[], request: string): number {
  return requests.filter((each) => each === request).length;
}

/** Each of these ids was sent exactly once, and nothing besides but what was refused. */
export function unlessEachOnce(requests: string[], to: string, once: number[], refused: number[]): string[] {
  const sent = requests
    .filter((each) => each.startsWith(`${to}/`))
    .map((each) => Number(each.split('/').at(-1)));
  const taken = sent.filter((id) => !refused.includes(id));
  return unless(sameIds(taken, once), `"${to}" did not get each of ${once.length} ids exactly once`);
}

/** Whether two lists have the same IDs, in any order. */
export function sameIds(found: Array<string | number>, expected: number[]): boolean {
  return found.map(Number).sort().join() === [...expected].sort().join();
}
