/** A process that charges: the built pack in n8n's engine, with its list of processed items on disk. It is killed at will. */
import './ownFolder';
import path from 'node:path';
import { DataDeduplicationService } from 'n8n-core';
import type { IDataObject } from 'n8n-workflow';
import { serve } from '../bench/process/remote';
import { checkoutDir, oneNode, type NodeJson } from '../engine/harness';
import { loadPacks } from '../engine/harness/packs';
import { KeptOnDisk } from './keptOnDisk';

/** An intended charge. */
export interface Charge {
  key: string;
  amount: number;
}

/** What a run says about a charge. */
export interface Said {
  key: string;
  outcome: 'charged' | 'declined' | 'unknown' | 'notSent' | 'happened' | 'didNot' | 'undecidable';
  message?: string;
  details?: IDataObject;
}

/** What is removed from the build, to check that the test notices. */
export type Missing = 'nothing' | 'lookUp' | 'journal';

export interface Job {
  credentials: Record<string, IDataObject>;
  journalFile: string;
  settleDelay: number;
  missing: Missing;
}

const dist = (...parts: string[]): string => path.join(checkoutDir, 'dist', 'nodes', 'shared', ...parts);

/** A build without its look-up, or without its journal. */
async function takeOut(missing: Missing): Promise<void> {
  if (missing === 'lookUp') {
    const lookUp = (await import(dist('invoke', 'lookUp.js'))) as Record<string, unknown>;
    lookUp.lookedUp = async () => await Promise.resolve({ all: [], live: [], ids: new Set(), brought: [] });
  }
  if (missing === 'journal') {
    const { Journal } = (await import(dist('run', 'journal.js'))) as {
      Journal: { prototype: { record: unknown } };
    };
    Journal.prototype.record = async () => await Promise.resolve('new');
  }
}

async function prepare({ journalFile, missing }: Job): Promise<void> {
  const service = DataDeduplicationService as unknown as { instance?: DataDeduplicationService };
  service.instance = undefined;
  await DataDeduplicationService.init(new KeptOnDisk(journalFile));
  await takeOut(missing);
}

const node = (operation: string, parameters: IDataObject): NodeJson => ({
  id: 'charges',
  name: 'EBizCharge',
  type: 'n8n-nodes-erp-sync.eBizCharge',
  parameters: { resource: 'transaction', operation, ...parameters } as NodeJson['parameters'],
});

function saidOf({ json }: { json: IDataObject }): Said {
  const details = (json.details ?? {}) as IDataObject;
  const key = String(json.key);
  const message = String(json.message);
  if (details.outcome === 'unknown') return { key, outcome: 'unknown', details, message };
  return { key, outcome: details.resultCode === undefined ? 'notSent' : 'declined', message };
}

export const clientHandlers = {
  /** Loads n8n and the pack, so that a run begins at once. */
  async load(): Promise<void> {
    await loadPacks();
  },

  /** Charges all of them; returns what the run says about each. */
  async charge(job: Job, charges: Charge[]): Promise<Said[]> {
    await prepare(job);
    const { main, error, failure } = await oneNode(
      node('chargeStoredMethod', {
        custNum: '7000001',
        paymentMethodId: '11',
        chargeKey: '={{ $json.key }}',
        amount: '={{ $json.amount }}',
        options: { settleDelay: job.settleDelay, timeout: 2_000, concurrency: 8 },
      }),
      charges.map((charge) => ({ json: { ...charge } })),
      { credentials: job.credentials as never, onError: 'continueErrorOutput' },
    );
    if (failure) throw new Error(failure.message);
    const charged = main.map(({ pairedItem }) => charges[(pairedItem as { item: number }).item]?.key ?? '');
    return [...charged.map((key): Said => ({ key, outcome: 'charged' })), ...error.map(saidOf)];
  },

  /** Looks up what became of charges whose outcome is unknown. */
  async resolve(job: Job, unknown: Said[]): Promise<Said[]> {
    await prepare(job);
    const { main, error, failure } = await oneNode(
      node('resolveOutcome', {
        details: '={{ $json.details }}',
        settleDelay: job.settleDelay,
        options: { concurrency: 8 },
      }),
      unknown.map(({ key, details = {} }) => ({ json: { key, details } })),
      { credentials: job.credentials as never, onError: 'continueErrorOutput' },
    );
    if (failure) throw new Error(failure.message);
    const resolved = main.map(({ json }): Said => ({
      key: String(json.key),
      outcome: json.outcome as Said['outcome'],
    }));
    return [...resolved, ...error.map(saidOf)];
  },
};

if (process.send) serve(clientHandlers);
