import { setTimeout as sleep } from 'node:timers/promises';
import { startRemote, type Remote } from '../bench/process/remote';
import type { clientHandlers, Charge, Job, Said } from './clientProcess';
import type { gatewayHandlers } from './gatewayProcess';

export type Client = Remote<typeof clientHandlers>;
export type GatewayProcess = Remote<typeof gatewayHandlers>;

/** A process that is loaded, or is still loading. */
interface Spare {
  client: Client;
  isLoaded: boolean;
  loaded: Promise<void>;
}

/** Processes that stand by for each half. */
const SPARES = 3;

const LOOK_MS = 5;

/**
 * One half of the charges: a process that charges them, is killed while charges are in flight, and is followed at once by
 * another one that stands by.
 */
export class Side {
  kills = 0;
  /** The longest time from a kill until the next process began, in milliseconds. */
  longestPause = 0;
  private readonly spares: Spare[] = [];
  private killedAt: number | undefined;

  constructor(
    readonly name: string,
    readonly charges: Charge[],
    private readonly job: Job,
    private readonly gateway: GatewayProcess,
    private readonly random: () => number,
  ) {}

  /** Keeps processes on standby. Takes how many will be used. */
  async standBy(runs: number): Promise<void> {
    while (this.spares.length < Math.min(SPARES, runs)) this.spares.push(started());
    await Promise.all(this.spares.map(({ loaded }) => loaded));
  }

  /**
   * Runs until it was killed so often. Returns nothing, or the result of a run that ended before it could be killed.
   */
  async killedRuns(kills: number): Promise<Said[] | undefined> {
    const each = this.charges.length / (kills + 1);
    while (this.kills < kills) {
      const said = await this.killedRun(1 + Math.floor(this.random() * 1.5 * each), kills - this.kills);
      if (said) return said;
    }
    return undefined;
  }

  /** One run to its end. */
  async wholeRun(): Promise<Said[]> {
    const { client } = await this.next();
    const said = await client.charge(this.job, this.charges);
    client.end();
    return said;
  }

  /** Looks up what became of charges whose outcome is unknown. */
  async resolve(unknown: Said[]): Promise<Said[]> {
    const { client } = await this.next();
    const said = await client.resolve(this.job, unknown);
    client.end();
    return said;
  }

  end(): void {
    for (const { client } of this.spares.splice(0)) client.end();
  }

  /** A run that is killed after so many charges, while charges are in flight. */
  private async killedRun(after: number, left: number): Promise<Said[] | undefined> {
    const { client } = await this.next();
    const { received: before } = await this.gateway.side(this.name);
    const run = client.charge(this.job, this.charges);
    let isOver = false;
    const over = run.catch(() => undefined).finally(() => (isOver = true));
    if (this.killedAt !== undefined)
      this.longestPause = Math.max(this.longestPause, performance.now() - this.killedAt);
    while (this.spares.length < Math.min(SPARES, left + 1)) this.spares.push(started());
    while (!isOver) {
      const { inFlight, received } = await this.gateway.side(this.name);
      if (received >= before + after && !isOver) {
        await this.held(client);
        if (inFlight > 0 && this.isReady()) {
          process.kill(client.pid, 'SIGKILL');
          this.killedAt = performance.now();
          this.kills += 1;
          await over;
          return undefined;
        }
      }
      await sleep(LOOK_MS);
    }
    return await run;
  }

  /** Stops the process until another one stands by. */
  private async held(client: Client): Promise<void> {
    if (this.isReady()) return;
    process.kill(client.pid, 'SIGSTOP');
    await this.spares[0]?.loaded;
    process.kill(client.pid, 'SIGCONT');
  }

  private isReady(): boolean {
    return this.spares[0]?.isLoaded === true;
  }

  private async next(): Promise<Spare> {
    const spare = this.spares.shift() ?? started();
    await spare.loaded;
    return spare;
  }
}

function started(): Spare {
  const client: Client = startRemote<typeof clientHandlers>(require.resolve('./clientProcess'), [
    'load',
    'charge',
    'resolve',
  ]);
  const spare: Spare = { client, isLoaded: false, loaded: Promise.resolve() };
  spare.loaded = client.load().then(() => void (spare.isLoaded = true));
  return spare;
}
