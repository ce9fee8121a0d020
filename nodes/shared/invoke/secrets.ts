import type { CallFailure } from '../errors';
import type { Redactor } from '../http/redact';
import type { Hint } from '../operation';

/** The failure as it may be shown: without a secret in any of its texts. */
export function masked(failure: CallFailure, { text, value }: Redactor): CallFailure {
  const clean = (words: string | undefined) => (words === undefined ? undefined : text(words));
  return failure.with({
    message: text(failure.message),
    description: clean(failure.description),
    code: clean(failure.code),
    details: value(failure.details),
  });
}

/** The failure with the vendor's message cut to what people read, so that patterns need not search more. */
export function shortened(failure: CallFailure, { cut }: Redactor): CallFailure {
  const short = (words: string | undefined) => (words === undefined ? undefined : cut(words));
  return failure.with({
    message: cut(failure.message),
    description: short(failure.description),
    code: short(failure.code),
    details: failure.details && shortDetails(failure.details, cut),
  });
}

/** A hint with the vendor's message cut to what people read. */
export const shortHint = (hint: Hint, { cut }: Redactor): Hint => ({ ...hint, message: cut(hint.message) });

const shortDetails = (details: Readonly<Record<string, unknown>>, cut: Redactor['cut']) =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? cut(value) : value]),
  );
