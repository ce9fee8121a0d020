/** How calls are made, as the user may set it. */
export interface CallOptions {
  /** From the first byte out to the last byte in, in milliseconds. */
  timeout: number;
  /** Tries after the first, where the operation's effect allows them. */
  maxRetries: number;
  /** Calls a second over all executions of this process with the same credential; 0 is no limit. */
  requestsPerSecond: number;
}

export const DEFAULT_CALL_OPTIONS: CallOptions = { timeout: 120_000, maxRetries: 3, requestsPerSecond: 0 };
