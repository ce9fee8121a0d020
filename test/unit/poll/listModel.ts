import type { Lack, World } from './world';
import { isLacking } from './world';

/** What is known about a record that was emitted, or learnt. */
interface Told {
  /** The stay in the list that was emitted. */
  stay: number;
  /** Rounds in a row that should have shown it, and did not. */
  absent: number;
  /** The filter was changed while it was there, and it has not been seen since. */
  hidden: boolean;
}

/**
 * What a user may expect of a list of open work: a record is emitted once each time that it comes into the list. It counts
 * as gone only if two reads in a row lacked it.
 */
export class ListModel {
  private readonly stays = new Map<number, number>();
  private readonly told = new Map<number, Told>();
  private filter: number | undefined;

  constructor(private readonly world: World) {}

  come(id: number, day: number): void {
    if (!this.isListed(id)) this.stays.set(id, (this.stays.get(id) ?? 0) + 1);
    this.world.change(id, day);
  }

  /** One poll, and what it did wrong. */
  async poll({ lacks = 'nothing' as Lack, failsAt = -1, isFirst = false } = {}): Promise<string[]> {
    const { world } = this;
    world.calls = [];
    const rows = await world.poll({ lacks, failsAt }).catch((error: unknown) => {
      if (failsAt < 0) throw error;
    });
    if (!rows) return [];
    const shown = rows.map(({ id }) => Number(id));
    this.noteFilter();
    const wrong = shown.length === new Set(shown).size ? [] : ['one poll shows a record twice'];
    for (const id of world.records.keys()) {
      const isThere = this.isListed(id) && world.matches({ id }) && world.asked(id) && !isLacking(lacks, id);
      if (shown.includes(id) && this.mayNot(id)) wrong.push(`${id} is shown twice`);
      if (isThere && !isFirst && this.must(id) && !shown.includes(id)) wrong.push(`${id} is lost`);
      this.note(id, isThere);
    }
    return wrong;
  }

  /** Records in the list that were never emitted. */
  untold(): number[] {
    return [...this.world.records.values()]
      .filter(({ id, listed, watched }) => listed && watched && !this.told.has(id))
      .map(({ id }) => id);
  }

  private isListed(id: number): boolean {
    return this.world.records.get(id)?.listed === true;
  }

  private mayNot(id: number): boolean {
    return this.told.get(id)?.stay === this.stays.get(id);
  }

  private must(id: number): boolean {
    const told = this.told.get(id);
    return told === undefined || (!told.hidden && told.absent >= 2 && told.stay !== this.stays.get(id));
  }

  private note(id: number, isThere: boolean): void {
    const told = this.told.get(id);
    if (isThere) this.told.set(id, { stay: this.stays.get(id) ?? 0, absent: 0, hidden: false });
    else if (told && !told.hidden && this.world.asked(id)) told.absent++;
  }

  private noteFilter(): void {
    if (this.world.group === this.filter) return;
    this.filter = this.world.group;
    for (const told of this.told.values()) if (told.absent === 0) told.hidden = true;
  }
}
