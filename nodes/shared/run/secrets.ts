import { redactorOfCall, type Redactor } from '../http/redact';
import { masked } from '../invoke/secrets';
import { hasSecrets, isPlainObject, secretsIn, type Operation } from '../operation';
import type { Unit, UnitOutcome } from './unit';

/** A redactor that also masks what was given for the secret fields of a call. The same redactor if the call has none. */
export function redactorOfCarried(
  { fields, batch }: Operation,
  { common, entries }: { common: Readonly<Record<string, unknown>>; entries: unknown[] },
  beside: Redactor,
): Redactor {
  if (!hasSecrets(fields)) return beside;
  const collects = batch?.collects;
  const given = entries.map((entry): Record<string, unknown> =>
    typeof collects === 'string' ? { [collects]: entry } : isPlainObject(entry) ? entry : {},
  );
  const secrets = [common, ...given].flatMap((values) => secretsIn(fields, values));
  return secrets.length === 0 ? beside : redactorOfCall(secrets, beside);
}

/** As {@link redactorOfCarried}, for one unit of a call. */
export const redactorOfUnit = (operation: Operation, { values, entry }: Unit, beside: Redactor): Redactor =>
  redactorOfCarried(operation, { common: values, entries: entry === undefined ? [] : [entry] }, beside);

/** An outcome without the secrets that a redactor masks. */
export function withoutSecrets(outcome: UnitOutcome, redact: Redactor): UnitOutcome {
  if (!outcome.ok) return { ...outcome, failure: masked(outcome.failure, redact) };
  const { hints, records } = outcome;
  return {
    ...outcome,
    records: redact.value(records),
    hints: hints?.map((hint) => ({ ...hint, message: redact.text(hint.message) })),
  };
}
