import type { Socket } from 'node:net';
import type { FaultKind } from './faults';

/** One request in the log. Holds no credential. */
export interface LogEntry {
  at: string;
  /** The documented method, or SOAP operation. */
  method: string;
  httpMethod: string;
  path: string;
  query: Record<string, string>;
  /** Those named X-…, in lower case. */
  headers: Record<string, string>;
  tls: boolean;
  entries: number;
  sent?: unknown;
  /** Null if nothing was answered. */
  status: number | null;
  fault?: FaultKind;
}

/** What a simulator counts. */
export class Counters {
  calls = 0;
  /** Calls for each documented method. */
  byMethod: Record<string, number> = {};
  /** Connections over which at least one request came. */
  connectionsOpened = 0;
  connectionsPeak = 0;
  /** Requests that are being answered now, and the most there were at one time. */
  inFlight = 0;
  inFlightPeak = 0;
  bytesIn = 0;
  bytesOut = 0;
  log: LogEntry[] = [];

  private open = new Set<Socket>();
  private readonly watched = new WeakSet<Socket>();

  /** In: how many entries of the log are kept, the latest ones. */
  constructor(private readonly mostLogged = Infinity) {}

  /** Connections in use since the last reset that are still open. */
  get connectionsOpen(): number {
    return this.open.size;
  }

  /**
   * Counts a connection at its first request, so that the control surface stays out of the numbers. One that
   * was kept alive over a reset counts as opened when it is used again.
   */
  connection(socket: Socket): void {
    if (this.open.has(socket)) return;
    this.open.add(socket);
    this.connectionsOpened += 1;
    this.connectionsPeak = Math.max(this.connectionsPeak, this.open.size);
    if (this.watched.has(socket)) return;
    this.watched.add(socket);
    socket.once('close', () => this.open.delete(socket));
  }

  /** Counts a request; call the function it returns when the request is done with. */
  begin(method: string): () => void {
    this.calls += 1;
    this.byMethod[method] = (this.byMethod[method] ?? 0) + 1;
    this.inFlight += 1;
    this.inFlightPeak = Math.max(this.inFlightPeak, this.inFlight);
    let open = true;
    return () => {
      if (open) this.inFlight -= 1;
      open = false;
    };
  }

  /** Adds a request to the log. */
  note(entry: LogEntry): void {
    this.log.push(entry);
    if (this.log.length > this.mostLogged) this.log.shift();
  }

  /** The log of one method. */
  of(method: string): LogEntry[] {
    return this.log.filter((entry) => entry.method === method);
  }

  /** Back to nothing, except what is in flight. */
  reset(): void {
    this.calls = 0;
    this.byMethod = {};
    this.connectionsOpened = 0;
    this.connectionsPeak = 0;
    this.open = new Set();
    this.inFlightPeak = this.inFlight;
    this.bytesIn = 0;
    this.bytesOut = 0;
    this.log = [];
  }

  /** The numbers and the log as JSON. */
  snapshot(): object {
    const { calls, byMethod, connectionsOpened, connectionsOpen, connectionsPeak } = this;
    const { inFlight, inFlightPeak, bytesIn, bytesOut, log } = this;
    return {
      calls,
      byMethod,
      connectionsOpened,
      connectionsOpen,
      connectionsPeak,
      inFlight,
      inFlightPeak,
      bytesIn,
      bytesOut,
      log,
    };
  }
}
