import type { OfficeClock } from './clock';
import type { Part } from './part';

/** The documented states of a tenant. */
export const TENANT_STATES = [
  'Unknown',
  'Provisioning',
  'Running',
  'Deleted',
  'Suspended',
  'OnlineMaintenance',
  'OfflineMaintenance',
  'ProvisioningFailed',
  'Deleting',
  'DeleteFailed',
  'MigrationPending',
] as const;

export type TenantState = (typeof TENANT_STATES)[number];

/** In these two the tenant answers calls. */
const RUNNING: TenantState[] = ['Running', 'OnlineMaintenance'];

/** The host names that lead to the simulator. A tenant is on one of them, and moves to another. */
export const HOSTS = ['127.0.0.1', 'localhost'] as const;

const DEFAULT_VALID_SECONDS = 3_600;

/** Where a tenant of SuperOffice online is, and whether it runs. */
export class Tenant implements Part {
  host: string = HOSTS[0];
  state: TenantState = 'Running';
  /** How long an answer about the tenant's state may be kept. */
  validSeconds = DEFAULT_VALID_SECONDS;
  /** Agents that the app may not call: ErpSync is closed to apps that were not approved for it. */
  private readonly closed = new Set<string>();
  /** How often the tenant's state was asked. */
  asked = 0;

  constructor(
    readonly context: string,
    private readonly clock: OfficeClock,
  ) {}

  get isRunning(): boolean {
    return RUNNING.includes(this.state);
  }

  /** Moves the tenant to another host. The old one answers 421 from now on. */
  moveTo(host: string): void {
    if (!(HOSTS as readonly string[]).includes(host)) throw new Error(`The hosts are ${HOSTS.join(' and ')}`);
    this.host = host;
  }

  /** From now on the app may call all agents but these. */
  closeAgents(agents: string[]): void {
    this.closed.clear();
    for (const agent of agents) this.closed.add(agent.toLowerCase());
  }

  /** Whether the app may not call this agent. */
  isClosed(agent: string): boolean {
    return this.closed.has(agent.toLowerCase());
  }

  /** Until when an answer about the state holds. */
  validUntil(): string {
    return new Date(this.clock.now().getTime() + this.validSeconds * 1000).toISOString();
  }

  reset(): void {
    this.host = HOSTS[0];
    this.state = 'Running';
    this.validSeconds = DEFAULT_VALID_SECONDS;
    this.closed.clear();
    this.asked = 0;
  }

  snapshot(): object {
    const { context, host, state, isRunning, validSeconds, asked } = this;
    return { context, host, state, isRunning, validSeconds, closedAgents: [...this.closed], asked };
  }
}
