import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { ICheckProcessedContextData } from 'n8n-workflow';
import { Processed } from '../engine/harness/journal';

/** n8n's list of processed items in a file that is written at once, as n8n's database is: a killed process loses nothing. */
export class KeptOnDisk extends Processed {
  constructor(private readonly file: string) {
    super();
  }

  protected override async read(scope: string, context: ICheckProcessedContextData): Promise<string[]> {
    if (existsSync(this.file)) this.load();
    return await super.read(scope, context);
  }

  protected override async write(
    scope: string,
    context: ICheckProcessedContextData,
    list: string[],
  ): Promise<void> {
    await super.write(scope, context, list);
    const half = `${this.file}.${process.pid}`;
    writeFileSync(half, JSON.stringify([...this.lists]));
    renameSync(half, this.file);
  }

  private load(): void {
    const kept = JSON.parse(readFileSync(this.file, 'utf8')) as Array<[string, string[]]>;
    for (const [place, list] of kept) this.lists.set(place, list);
  }
}
