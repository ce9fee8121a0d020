/** An entry of a list, with its place there. */
interface Placed {
  place: number;
}

/**
 * Entries that wait, in no order. Adding and removing one takes the same time however many there are. A list and not a Set:
 * a Set that changes all the time leaves a chain of former tables, and V8 keeps the calls in them until it collects its whole
 * heap.
 */
export class Pending<Entry extends Placed> {
  private readonly list: Entry[] = [];

  /** The entries, as they are now. */
  get all(): Entry[] {
    return [...this.list];
  }

  get size(): number {
    return this.list.length;
  }

  add(entry: Entry): void {
    entry.place = this.list.push(entry) - 1;
  }

  /** Removes an entry. The last one takes its place. Out: whether it was still there. */
  remove(entry: Entry): boolean {
    const { list } = this;
    if (list[entry.place] !== entry) return false;
    const last = list.pop();
    if (last && last !== entry) {
      list[entry.place] = last;
      last.place = entry.place;
    }
    return true;
  }
}
