import type { Operation, Problem, Values } from '../operation';

/** The checked input of one item, or everything that is wrong with it. */
export type ItemInput =
  | {
      ok: true;
      values: Values;
      /** The operation with the fields of this item, if items have different ones. */
      own?: Operation;
      limit?: number;
      outputField?: string;
      /** Records are simplified. */
      simplify?: boolean;
      /** Labels of the fields of an update that are empty, and so are not sent. */
      leftOut?: string[];
      /** Members of the input that no field of a mapper takes. */
      unmapped?: string[];
    }
  | { ok: false; problems: Problem[] };
