/** A part of the state: records of one kind. Its constructor takes the seed, and `reset` goes back to it. */
export interface Part {
  reset(): void;
  /** The part as JSON, without credentials. */
  snapshot(): unknown;
}
