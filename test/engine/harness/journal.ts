import './environment';
import { createHash } from 'node:crypto';
import { DataDeduplicationService } from 'n8n-core';
import type { ICheckProcessedContextData, IDataDeduplicator, IDeduplicationOutput } from 'n8n-workflow';

/** n8n's list of processed items as its server keeps it, in memory; written after deduplication-helper.js of n8n 2.41.1. */
export class Processed implements IDataDeduplicator {
  /** Hashes by workflow and node. */
  readonly lists = new Map<string, string[]>();
  /** How often it was written. */
  writes = 0;
  /** What the database answers instead. */
  failure: Error | undefined;

  async checkProcessedAndRecord(
    items: Array<string | number>,
    scope: string,
    context: ICheckProcessedContextData,
    { maxEntries }: { maxEntries?: number },
  ): Promise<IDeduplicationOutput> {
    const list = await this.read(scope, context);
    const known = new Set(list);
    const result: IDeduplicationOutput = { new: [], processed: [] };
    for (const item of items) {
      if (known.has(hashOf(item))) result.processed.push(item);
      else result.new.push(item);
    }
    const longer = [...list, ...result.new.map(hashOf)];
    await this.write(scope, context, maxEntries ? longer.slice(-maxEntries) : longer);
    return result;
  }

  async removeProcessed(
    items: Array<string | number>,
    scope: string,
    context: ICheckProcessedContextData,
  ): Promise<void> {
    const gone = new Set(items.map(hashOf));
    const list = await this.read(scope, context);
    await this.write(
      scope,
      context,
      list.filter((hash) => !gone.has(hash)),
    );
  }

  async clearAllProcessedItems(): Promise<void> {
    await Promise.resolve(this.lists.clear());
  }

  async getProcessedDataCount(scope: string, context: ICheckProcessedContextData): Promise<number> {
    return (await this.read(scope, context)).length;
  }

  /** Reading and writing take a moment each, so that two who do it at once lose what the other has written. */
  protected async read(scope: string, context: ICheckProcessedContextData): Promise<string[]> {
    await new Promise(setImmediate);
    if (this.failure) throw this.failure;
    return this.lists.get(placeOf(scope, context)) ?? [];
  }

  protected async write(scope: string, context: ICheckProcessedContextData, list: string[]): Promise<void> {
    await new Promise(setImmediate);
    this.writes += 1;
    this.lists.set(placeOf(scope, context), list);
  }
}

const placeOf = (scope: string, { workflow, node }: ICheckProcessedContextData): string =>
  `${workflow.id} ${scope} ${node?.id}`;

const hashOf = (item: string | number): string => createHash('md5').update(String(item)).digest('base64');

const service = DataDeduplicationService as unknown as { instance?: DataDeduplicationService };

/** From now on n8n keeps processed items here. Those kept before are forgotten. */
export async function keepProcessed(): Promise<Processed> {
  const processed = new Processed();
  service.instance = undefined;
  await DataDeduplicationService.init(processed);
  return processed;
}

/** n8n keeps processed items while the tests of one file run; without it, n8n has no place for them. */
export function withProcessed(): { readonly processed: Processed; off(): void } {
  let processed = new Processed();
  beforeEach(async () => {
    processed = await keepProcessed();
  });
  const off = () => {
    service.instance = undefined;
  };
  afterAll(off);
  return {
    get processed() {
      return processed;
    },
    off,
  };
}
