/** The options of calls that users can set. */
export interface CallOptions {
  /** The longest time of one attempt, in milliseconds: with the wait for a connection, to the last byte of the answer. */
  timeout: number;
  /** Retries after the first attempt, if the operation's effect allows them. */
  maxRetries: number;
  /**
   * Calls per second, shared by all executions of this process with the same credential. 0: no limit. Undefined: the usual
   * pace of the vendor.
   */
  requestsPerSecond?: number;
}

export const DEFAULT_CALL_OPTIONS: CallOptions = { timeout: 120_000, maxRetries: 3 };
