import type { CallFailure } from '../errors';
import type { Hint } from '../operation';

/** What became of one entry of a batch. */
export type EntryOutcome =
  { ok: true; record: Record<string, unknown>; hints?: Hint[] } | { ok: false; failure: CallFailure };
