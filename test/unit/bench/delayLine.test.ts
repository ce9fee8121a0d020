import { DelayLine } from '../../bench/proxy/delayLine';
import type { Clock } from '../../bench/proxy/delayLine';

/** A clock that advances on demand, and fires its timers on the way. */
class ManualClock implements Clock {
  private time = 0;
  private timers: Array<{ at: number; then: () => void }> = [];

  now(): number {
    return this.time;
  }

  after(ms: number, then: () => void): void {
    this.timers.push({ at: this.time + ms, then });
  }

  goTo(time: number): void {
    for (;;) {
      const [next] = this.timers.filter(({ at }) => at <= time).sort((one, other) => one.at - other.at);
      if (!next) break;
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = Math.max(this.time, next.at);
      next.then();
    }
    this.time = time;
  }
}

function line(delayMs: number) {
  const clock = new ManualClock();
  const arrived: Array<[piece: string, at: number]> = [];
  const delayLine = new DelayLine<string>(delayMs, (piece) => arrived.push([piece, clock.now()]), clock);
  return { clock, arrived, delayLine };
}

describe('a delay line', () => {
  it('delivers each piece after the delay, however many are under way', () => {
    const { clock, arrived, delayLine } = line(20);
    delayLine.push('a');
    clock.goTo(15);
    delayLine.push('b');
    clock.goTo(100);
    expect(arrived).toEqual([
      ['a', 20],
      ['b', 35],
    ]);
  });

  it('keeps what is put in until the line is open', () => {
    const { clock, arrived, delayLine } = line(20);
    delayLine.push('hello', 40);
    clock.goTo(59);
    expect(arrived).toEqual([]);
    clock.goTo(60);
    expect(arrived).toEqual([['hello', 60]]);
  });

  it('lets no piece overtake another', () => {
    const { clock, arrived, delayLine } = line(20);
    delayLine.push('held back', 40);
    delayLine.push('behind it');
    clock.goTo(100);
    expect(arrived).toEqual([
      ['held back', 60],
      ['behind it', 60],
    ]);
  });
});
