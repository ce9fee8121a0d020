import { NEVER_AGAIN, packFormer, type Packed } from './keys';
import {
  FORM,
  plainOf,
  type CallValues,
  type Cursor,
  type RoundCall,
  type SavedState,
  type Watched,
} from './state';

/** The memories of version 0.1: by a longer key, the minute in which a record was an event. */
type FormerMemories = Record<string, number>;

interface FormerMemory {
  seen: FormerMemories;
  missing?: FormerMemories;
}

/** A state as version 0.1 saved it. Its first form had no far days, and its calls were plain values. */
interface FormerState extends Cursor, FormerMemory {
  of: string;
  polledAt: string;
  far?: Cursor & FormerMemory;
  aside?: { until: string; seen: FormerMemories };
  round?: {
    startedAt: string;
    silent?: boolean;
    wide?: boolean;
    skipsFar?: boolean;
    rest: Array<RoundCall | CallValues>;
    seen: FormerMemories;
    far?: FormerMemories;
    shown?: string[];
  };
}

/**
 * Reads a saved state; undefined if there is none, or if it belongs to another event or credential.
 * In: `repeats`, whether the user has set "Emit Again After". Without it, version 0.1 emitted no record again, so the
 * records that it emitted are not emitted again now.
 */
export function stateOf(kept: unknown, watched: Watched, repeats = false): SavedState | undefined {
  const stored = plainOf(kept);
  if (!stored) return undefined;
  const state =
    stored.form === FORM
      ? (stored as unknown as SavedState)
      : fromFormer(stored as unknown as FormerState, repeats);
  if (state.of === watched.of) return state;
  return state.of === watched.formerly ? fromFirst(state, watched) : undefined;
}

function fromFormer(
  { seen, missing, far, aside, round, ...state }: FormerState,
  repeats: boolean,
): SavedState {
  const packed = (memories: FormerMemories): Packed =>
    packFormer(memories, (minute) => (repeats ? minute : NEVER_AGAIN));
  const memory = (former: FormerMemory) => ({
    seen: packed(former.seen),
    ...(former.missing ? { missing: packed(former.missing) } : {}),
  });
  return {
    narrowedBy: '',
    ...state,
    form: FORM,
    ...memory({ seen, missing }),
    ...(far ? { far: { ...far, missing: undefined, ...memory(far) } } : {}),
    ...(aside ? { aside: { until: aside.until, seen: packed(aside.seen) } } : {}),
    ...(round ? { round: roundFrom(round, packed) } : {}),
  };
}

function roundFrom(
  { rest, seen, far, shown = [], ...round }: NonNullable<FormerState['round']>,
  packed: (memories: FormerMemories) => Packed,
): SavedState['round'] {
  return {
    ...round,
    rest: rest.map((call) => ('values' in call ? (call as RoundCall) : { values: call })),
    seen: packed(seen),
    ...(far ? { far: packed(far) } : {}),
    shown: packed(Object.fromEntries(shown.map((content) => [content, NEVER_AGAIN]))),
  };
}

/** The first form did not distinguish filters from event and credential, and read no far days. */
function fromFirst({ round, ...state }: SavedState, { of, narrowedBy }: Watched): SavedState {
  const carried = { ...state, of, narrowedBy, skipsFar: true };
  if (!round) return carried;
  // It does not say which rows its calls returned, so the records of the round count as seen.
  return { ...carried, seen: bothOf(state.seen, round.seen), round };
}

function bothOf(one: Packed, other: Packed): Packed {
  const both = { ...one };
  for (const [minute, keys] of Object.entries(other)) both[minute] = (both[minute] ?? '') + keys;
  return both;
}
