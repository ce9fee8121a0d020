/** How the gateway behaves. Times are milliseconds. */
export interface GatewaySettings {
  /** The seed of the random delays. */
  seed: number;
  /** Multiplies every time here; 0 makes delays nothing. 1 is as slow as the real gateway may be. */
  timeFactor: number;
  /** From the request until the transaction exists and is answered: between these two. */
  commit: [least: number, most: number];
  /** From then until SearchTransactions has it. */
  show: [least: number, most: number];
  /** Whether a second transaction with the same card and amount counts as the first: with the same order, or any. */
  duplicateCheck: 'off' | 'sameOrder' | 'anyOrder';
  /** How long after the first. */
  duplicateWithin: number;
  /** A gateway whose search does not find by OrderID: it finds nothing, or leaves the condition out. */
  orderSearch: 'works' | 'findsNothing' | 'isIgnored';
  /** Sends card and account numbers whole, as no gateway should. */
  wholeNumbers: boolean;
}

/** Delays as the real gateway may have them, switched off by the time factor. */
export const QUIET: GatewaySettings = {
  seed: 1,
  timeFactor: 0,
  commit: [0, 8000],
  show: [0, 60_000],
  duplicateCheck: 'off',
  duplicateWithin: 600_000,
  orderSearch: 'works',
  wholeNumbers: false,
};
