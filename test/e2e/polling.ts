import type { IDataObject, INodeCredentials } from 'n8n-workflow';
import type { LogEntry } from '../simulators';
import { executionEnded, executionIdsOf } from './executions';
import type { N8n } from './n8n';
import { waitFor } from './n8n';
import type { Watched } from './watched';
import type { NodeOf } from './workflows';
import { activate, chain, save } from './workflows';

/** n8n polls every minute at most, and is busy at first. */
export const PATIENCE_MS = 240_000;

/** All triggers poll in the same second, so n8n can be killed in the polls of all. */
const EVERY_MINUTE = { item: [{ mode: 'custom', cronExpression: '30 * * * * *' }] };

/** Saves and turns on a workflow that starts with a polling trigger. Out: its ID. */
export async function activatePolling(
  { rest }: N8n,
  { trigger, simulator }: Watched,
  credentials: INodeCredentials,
  parameters: IDataObject,
): Promise<string> {
  const type = simulator.credentialType;
  const node = {
    name: 'Trigger',
    type: `n8n-nodes-erp-sync.${trigger}`,
    parameters: { pollTimes: EVERY_MINUTE, ...parameters } as NodeOf['parameters'],
    credentials: { [type]: credentials[type] ?? { id: null, name: '' } },
  };
  const nothing = { name: 'Nothing', type: 'n8n-nodes-base.noOp' };
  const workflow = await save(rest, chain(trigger, node, nothing));
  await activate(rest, workflow);
  return workflow.id;
}

/** A workflow that is on, with what has happened since. */
export class Polling {
  /** The IDs of the records to which something happened. */
  readonly happened: string[] = [];

  /** In: what is watched, and the workflow's ID. */
  constructor(
    readonly watched: Watched,
    private readonly workflowId: string,
  ) {}

  get simulator(): Watched['simulator'] {
    return this.watched.simulator;
  }

  /** Whether the vendor has got a poll and has not answered yet. */
  get isUnderWay(): boolean {
    return this.calls.at(-1)?.status === null;
  }

  /** Something happens to one more record. */
  async happen(): Promise<void> {
    this.happened.push(await this.watched.happen());
  }

  /** The IDs of the items of each execution so far, the oldest first. */
  async shown({ rest }: N8n): Promise<string[][]> {
    const ids = (await executionIdsOf(rest, this.workflowId)).reverse();
    const all = await Promise.all(ids.map(async (id) => await executionEnded(rest, id)));
    return all.map((execution) => execution.jsonOf('Trigger').map((json) => String(this.watched.idOf(json))));
  }

  /** Waits until an execution has the latest record. */
  async showsLatest(n8n: N8n): Promise<void> {
    const latest = this.happened.at(-1) ?? '';
    await waitFor(async () => (await this.shown(n8n)).flat().includes(latest), {
      what: `${this.watched.trigger} to emit ${latest}`,
      timeoutMs: PATIENCE_MS,
      intervalMs: 1_000,
      state: () => this.simulator.counters.log.map(({ at, method, status }) => `${at} ${method} ${status}`),
    });
  }

  /** Waits until the list is read once more. */
  async isPolled(): Promise<void> {
    const before = this.calls.length;
    await waitFor(() => this.calls.length > before, {
      what: `a poll of ${this.watched.trigger}`,
      timeoutMs: PATIENCE_MS,
      intervalMs: 50,
    });
  }

  private get calls(): LogEntry[] {
    return this.simulator.counters.of(this.watched.list);
  }
}
