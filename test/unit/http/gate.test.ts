import { CallFailure } from '../../../nodes/shared/errors';
import { forgetGates, Gate, gateOf, rememberedGates, type Passage } from '../../../nodes/shared/http/gate';
import { Patience } from '../../../nodes/shared/http/patience';

const SECOND = 1_000;

beforeEach(() => {
  jest.useFakeTimers();
  jest.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
  expect(jest.getTimerCount()).toBe(0);
  jest.restoreAllMocks();
  jest.useRealTimers();
});

/** Calls at a gate: each is waiting, in flight, or has failed. */
class Calls {
  readonly inFlight: Array<Passage & { name: string }> = [];
  readonly refused: Array<[name: string, failure: CallFailure]> = [];
  readonly pauses: number[] = [];

  constructor(readonly gate = new Gate()) {}

  start(
    name: string,
    { n = 0, patienceMs = 60 * SECOND, signal = undefined as AbortSignal | undefined } = {},
  ) {
    const turn = { n, patience: new Patience(patienceMs) };
    this.gate.enter(turn, { signal, onPause: (ms) => this.pauses.push(ms) }).then(
      (passage) => this.inFlight.push({ ...passage, name }),
      (failure: unknown) => this.refused.push([name, failure as CallFailure]),
    );
  }

  async startMany(count: number): Promise<void> {
    for (let call = 0; call < count; call += 1) this.start(`call ${call}`);
    await settle();
  }

  /** Ends the calls that have been in flight longest. */
  async end(count: number, ...sign: Parameters<Passage['leave']>): Promise<void> {
    for (const passage of this.inFlight.splice(0, count)) passage.leave(...sign);
    await settle();
  }

  get names(): string[] {
    return this.inFlight.map(({ name }) => name);
  }
}

const settle = async () => await jest.advanceTimersByTimeAsync(0);
const pass = async (ms: number) => await jest.advanceTimersByTimeAsync(ms);

describe('a gate', () => {
  it('delays nobody until the service asks to slow down', async () => {
    const calls = new Calls();
    await calls.startMany(100);
    expect(calls.inFlight).toHaveLength(100);
    await calls.end(100, 'taken');
    expect(calls.pauses).toEqual([]);
  });

  it('makes everybody wait out a Retry-After, then lets half as many through', async () => {
    const calls = new Calls();
    await calls.startMany(8);
    await calls.end(1, { retryAfterMs: 5 * SECOND });
    await calls.end(7, 'taken');
    await calls.startMany(8);
    await pass(5 * SECOND - 1);
    expect(calls.inFlight).toHaveLength(0);
    await pass(1);
    expect(calls.inFlight).toHaveLength(4);
    await calls.end(4, 'taken');
    expect(calls.inFlight).toHaveLength(4);
    await calls.end(4);
  });

  it('counts the refusals of calls that were in flight together as one', async () => {
    const calls = new Calls();
    await calls.startMany(8);
    await calls.end(8, { retryAfterMs: SECOND });
    await calls.startMany(8);
    await pass(SECOND);
    expect(calls.inFlight).toHaveLength(4);
    await calls.end(8);
    await calls.end(8);
  });

  it('halves down to one, and not below', async () => {
    const calls = new Calls();
    for (const allowed of [4, 2, 1, 1]) {
      await calls.startMany(8);
      await calls.end(1, { retryAfterMs: SECOND });
      while (calls.inFlight.length > 0) await calls.end(1);
      await calls.startMany(8);
      await pass(SECOND);
      expect(calls.inFlight).toHaveLength(allowed);
      while (calls.inFlight.length > 0) await calls.end(1);
    }
  });

  it('lets one more through after some ten round trips, then needs longer for the next', async () => {
    const calls = new Calls();
    await calls.startMany(4);
    await calls.end(4, { retryAfterMs: SECOND });
    await calls.startMany(100);
    await pass(SECOND);
    const successesUntil = async (inFlight: number) => {
      let successes = 0;
      for (; calls.inFlight.length < inFlight; successes += 1) await calls.end(1, 'taken');
      return successes;
    };
    expect(calls.inFlight).toHaveLength(2);
    const [third, fourth] = [await successesUntil(3), await successesUntil(4)];
    expect([third >= 20, third <= 30, fourth >= 30, fourth <= 40]).toEqual([true, true, true, true]);
    while (calls.inFlight.length > 0) await calls.end(1);
  });

  it('ignores successes of calls that were sent before the service asked to slow down', async () => {
    const calls = new Calls();
    await calls.startMany(2);
    await calls.end(1, {});
    await calls.end(1, 'taken');
    await calls.startMany(1);
    await pass(SECOND);
    await calls.end(1, {});
    await calls.startMany(1);
    await pass(2 * SECOND - 1);
    expect(calls.inFlight).toHaveLength(0);
    await pass(1);
    await calls.end(1);
  });

  it('lets refused calls go first', async () => {
    const calls = new Calls();
    await calls.startMany(1);
    await calls.end(1, { retryAfterMs: SECOND });
    calls.start('first try');
    calls.start('second try', { n: 1 });
    calls.start('other second try', { n: 1 });
    await pass(SECOND);
    expect(calls.names).toEqual(['second try']);
    await calls.end(1);
    expect(calls.names).toEqual(['other second try']);
    await calls.end(1);
    expect(calls.names).toEqual(['first try']);
    await calls.end(1);
  });

  it('pauses a second, then longer, when the service does not say how long', async () => {
    const calls = new Calls();
    const waits: number[] = [];
    for (let refusal = 0; refusal < 7; refusal += 1) {
      calls.start('call', { patienceMs: 1e6 });
      await settle();
      await calls.end(1, {});
      const start = performance.now();
      calls.start('next', { patienceMs: 1e6 });
      while (calls.inFlight.length === 0) await pass(SECOND / 2);
      waits.push(performance.now() - start);
      await calls.end(1);
    }
    expect(waits.map((ms) => ms / SECOND)).toEqual([1, 2, 4, 8, 16, 30, 30]);
  });

  it('begins with a second again after a success', async () => {
    const calls = new Calls();
    for (let refusal = 0; refusal < 3; refusal += 1) {
      await calls.startMany(1);
      await calls.end(1, { retryAfterMs: 0 });
      await calls.startMany(1);
      await pass(SECOND);
      expect(calls.inFlight).toHaveLength(1);
      await calls.end(1, 'taken');
    }
  });

  it('never pauses for less than half of that, at random', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    const calls = new Calls();
    await calls.startMany(1);
    await calls.end(1, {});
    await calls.startMany(1);
    await pass(SECOND / 2 - 1);
    expect(calls.inFlight).toHaveLength(0);
    await pass(1);
    await calls.end(1);
  });
});

describe('patience at a gate', () => {
  it('is used up by pauses, reported as they begin and grow, not by waiting for others to finish', async () => {
    const calls = new Calls();
    await calls.startMany(2);
    await calls.end(1, { retryAfterMs: 2 * SECOND });
    const patience = new Patience(10 * SECOND);
    const waiting = calls.gate.enter({ n: 0, patience }, { onPause: (ms) => calls.pauses.push(ms) });
    await pass(SECOND);
    await calls.end(1, { retryAfterMs: 5 * SECOND });
    expect(calls.pauses).toEqual([2 * SECOND, 4 * SECOND]);
    expect([patience.covers(4 * SECOND), patience.covers(4 * SECOND + 1)]).toEqual([true, false]);
    await pass(5 * SECOND);
    const passage = await waiting;

    const second = new Patience(0);
    const behind = calls.gate.enter({ n: 0, patience: second });
    await pass(60 * SECOND);
    passage.leave();
    (await behind).leave();
  });

  it('that a pause exceeds fails the call unsent, at once, saying how long the pause is', async () => {
    const calls = new Calls();
    await calls.startMany(1);
    calls.start('impatient', { patienceMs: 3 * SECOND });
    await settle();
    await calls.end(2, { retryAfterMs: 30 * SECOND });
    calls.start('impatient', { patienceMs: 3 * SECOND });
    calls.start('patient');
    await settle();
    expect(calls.refused).toEqual([
      [
        'impatient',
        expect.objectContaining({ kind: 'throttled', retryAfterMs: 30 * SECOND, outcome: 'failed' }),
      ],
    ]);
    await pass(30 * SECOND);
    expect(calls.names).toEqual(['patient']);
    await calls.end(1);
  });

  it('that ends while the pause grows fails the call too, and leaves no timer behind', async () => {
    const calls = new Calls();
    await calls.startMany(2);
    await calls.end(1, { retryAfterMs: 2 * SECOND });
    calls.start('impatient', { patienceMs: 3 * SECOND });
    await settle();
    await calls.end(1, { retryAfterMs: 60 * SECOND });
    expect(calls.refused).toHaveLength(1);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('never covers more than two minutes: such a pause affects only the run that received it', async () => {
    const calls = new Calls();
    await calls.startMany(4);
    await calls.end(4, { retryAfterMs: 120 * SECOND + 1 });
    await calls.startMany(4);
    expect(calls.inFlight).toHaveLength(2);
    await calls.end(2);
    await calls.end(2);
  });
});

describe('a stopped execution', () => {
  it('leaves the queue at once, and the others keep their places', async () => {
    const calls = new Calls();
    await calls.startMany(2);
    await calls.end(2, { retryAfterMs: 5 * SECOND });
    const stop = new AbortController();
    calls.start('stopped', { signal: stop.signal });
    calls.start('goes on');
    await settle();
    stop.abort();
    await settle();
    expect(calls.refused).toEqual([
      ['stopped', expect.objectContaining({ kind: 'cancelled', outcome: 'failed' })],
    ]);
    await pass(5 * SECOND);
    expect(calls.names).toEqual(['goes on']);
    await calls.end(1);
    calls.start('late', { signal: stop.signal });
    await settle();
    expect(calls.refused).toHaveLength(2);
  });

  it('leaves no timer when it was the last', async () => {
    const calls = new Calls();
    await calls.startMany(1);
    await calls.end(1, { retryAfterMs: 5 * SECOND });
    const stop = new AbortController();
    calls.start('stopped', { signal: stop.signal });
    await settle();
    expect(jest.getTimerCount()).toBe(1);
    stop.abort();
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('the gates of the process', () => {
  beforeEach(() => forgetGates());

  it('are one for each credential and address', async () => {
    const calls = new Calls(gateOf('a'));
    await calls.startMany(1);
    await calls.end(1, { retryAfterMs: 5 * SECOND });
    expect([gateOf('a').isOpen, gateOf('b').isOpen]).toEqual([false, true]);
    await pass(5 * SECOND);
    expect(gateOf('a').isOpen).toBe(true);
  });

  it('forget what they learned after five idle minutes, but not what is in flight', async () => {
    const slow = new Calls(gateOf('slow'));
    await slow.startMany(1);
    const calls = new Calls(gateOf('a'));
    await calls.startMany(4);
    await calls.end(4, { retryAfterMs: SECOND });
    await pass(5 * 60 * SECOND);
    expect(gateOf('a')).toBe(calls.gate);
    await pass(1);
    expect(gateOf('a')).not.toBe(calls.gate);
    expect(gateOf('slow')).toBe(slow.gate);
    expect(rememberedGates()).toBe(2);
    await slow.end(1);
  });
});
