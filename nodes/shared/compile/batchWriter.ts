import { ENTRIES, folded, givesRows, type Operation, type Value, type Values } from '../operation';
import type { Codec, Written } from '../protocol/protocol';

/** An entry of a batch, and its text if the protocol writes entries one by one. */
export interface WrittenEntry {
  value: Value;
  text: string;
}

/** Writes the calls of a batch. */
export interface BatchWriter {
  entry(value: Value): WrittenEntry;
  frame(common: Values): (entries: WrittenEntry[]) => Written;
}

/**
 * Makes the writer of a batch from the operation's codec. In: `codecOf`, which makes another codec for a protocol
 * that writes a batch as a whole.
 */
export function batchWriter(
  operation: Operation,
  { entries: codec }: Codec,
  codecOf: (operation: Operation) => Codec,
): BatchWriter {
  if (codec) {
    return {
      entry: (value) => ({ value, text: codec.entry(value) }),
      frame(common) {
        const carry = codec.frame(common);
        return (entries) => carry(entries.map(({ text }) => text));
      },
    };
  }
  const whole = codecOf(folded(operation));
  const name = givesRows(operation) ? ENTRIES : String(operation.batch?.collects);
  return {
    entry: (value) => ({ value, text: '' }),
    frame: (common) => (entries) => whole.write({ ...common, [name]: entries.map(({ value }) => value) }),
  };
}
