import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import type { Asked } from './fixtures/depot';
import { withDepot } from './fixtures/depot';
import { jsonOf, pairedTo } from './support';

const depot = withDepot();

const options = { concurrency: 8 };

type Body = Record<string, unknown>;
const bodyOf = (asked: Asked) => asked.body as Body;

/** Long enough for calls to overlap if they do not wait for each other. */
const A_WHILE = 40;

/** Counts the calls that are answered at the same time. */
class Peak {
  most = 0;
  private now = 0;

  async during<T>(work: () => Promise<T>): Promise<T> {
    this.now += 1;
    this.most = Math.max(this.most, this.now);
    try {
      return await work();
    } finally {
      this.now -= 1;
    }
  }
}

describe('calls that join an order or create one', () => {
  const add = {
    customer: '={{ $json.customer ?? "" }}',
    customerCode: '={{ $json.code ?? "" }}',
    line: '={{ $json.line }}',
    options,
  };

  /** A vendor that looks for an open order. If it finds none, it creates one a while later. */
  function joining(): Map<unknown, string[][]> {
    const orders = new Map<unknown, string[][]>();
    depot.answer = async (asked) => {
      const { customer, line } = bodyOf(asked) as { customer: number; line: string };
      const open = orders.get(customer)?.at(-1);
      await sleep(A_WHILE);
      if (open) open.push(line);
      else orders.set(customer, [...(orders.get(customer) ?? []), [line]]);
      return { state: 1 };
    };
    return orders;
  }

  it('go one after another for one customer: one order, its lines in input order', async () => {
    const orders = joining();
    const items = ['a', 'b', 'c', 'd'].flatMap((line) => [
      { customer: 7, line },
      { customer: '8', line },
    ]);
    const { main } = await depot.run('order', 'add', add, items);

    expect(orders).toEqual(
      new Map([
        [7, [['a', 'b', 'c', 'd']]],
        [8, [['a', 'b', 'c', 'd']]],
      ]),
    );
    expect(pairedTo(main)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('do not delay other customers', async () => {
    const waiting = new Set<unknown>();
    let everybodyIsHere: () => void = () => undefined;
    const here = new Promise<void>((resolve) => (everybodyIsHere = resolve));
    depot.answer = async (asked) => {
      waiting.add(bodyOf(asked).customer);
      if (waiting.size === 8) everybodyIsHere();
      await here;
      return { state: 1 };
    };
    const customers = [1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 8];
    const { main } = await depot.run(
      'order',
      'add',
      add,
      customers.map((customer) => ({ customer, line: 'x' })),
    );

    expect(main).toHaveLength(16);
  });

  it('go one after another if one customer may be named in two ways', async () => {
    const peak = new Peak();
    depot.answer = async () =>
      await peak.during(async () => {
        await sleep(A_WHILE);
        return { state: 1 };
      });
    const items = [
      { customer: 1, line: 'a' },
      { code: 'FL1', line: 'b' },
      { customer: 2, line: 'c' },
    ];
    await depot.run('order', 'add', add, items);
    expect([peak.most, depot.asked.map((asked) => bodyOf(asked).line)]).toEqual([1, ['a', 'b', 'c']]);

    const byCode = new Peak();
    depot.answer = async () =>
      await byCode.during(async () => {
        await sleep(A_WHILE);
        return { state: 1 };
      });
    await depot.run('order', 'add', add, [
      { code: 'fl1', line: 'a' },
      { code: 'FL1 ', line: 'b' },
    ]);
    expect(byCode.most).toBe(1);
  });

  it('do not start after the first failure with Stop', async () => {
    depot.answer = () => ({ state: 0, text: 'No' });
    const items = Array.from({ length: 5 }, () => ({ customer: 7, line: 'x' }));
    expect((await depot.run('order', 'add', add, items)).failure?.message).toContain('No');
    expect(depot.asked).toHaveLength(1);
  });

  it('go on in turn after a failure with Continue', async () => {
    depot.answer = (asked) => (bodyOf(asked).line === 'a' ? { state: 0, text: 'No' } : { state: 1 });
    const { main, error } = await depot.run(
      'order',
      'add',
      add,
      ['a', 'b', 'c'].map((line) => ({ customer: 7, line })),
      { onError: 'continueErrorOutput' },
    );
    expect([pairedTo(main), pairedTo(error)]).toEqual([[1, 2], [0]]);
  });
});

describe('updates of one record in one run', () => {
  it('that merge read what the update before has written', async () => {
    let order: Body = { id: 7, name: 'Roses', weight: '2' };
    depot.answer = async (asked) => {
      if (asked.path === '/orders/7') {
        const current = { state: 1, order: { ...order } };
        await sleep(A_WHILE);
        return current;
      }
      await sleep(A_WHILE);
      order = { ...order, name: bodyOf(asked).name, weight: bodyOf(asked).weight };
      return { state: 1 };
    };
    const update = {
      orderId: '={{ $json.id }}',
      name: '={{ $json.name ?? "" }}',
      weight: '={{ $json.weight ?? "" }}',
      mergeWithCurrentValues: true,
      options,
    };
    await depot.run('order', 'update', update, [
      { id: 7, name: 'Tulips' },
      { id: '7', weight: 5 },
    ]);

    expect([order.name, Number(order.weight)]).toEqual(['Tulips', 5]);
    expect(depot.asked.map(({ path }) => path)).toEqual(['/orders/7', '/orders', '/orders/7', '/orders']);
  });

  const rename = { orderId: '={{ $json.id }}', name: '={{ $json.name ?? "" }}', options };

  /** A vendor that takes longer to save the names of the first calls. */
  function slowAtFirst(refuses: (name: unknown) => boolean = () => false): Map<unknown, unknown> {
    const names = new Map<unknown, unknown>();
    let patience = 3;
    depot.answer = async (asked) => {
      const { orderId, name } = bodyOf(asked);
      if (refuses(name)) return { status: 503 };
      await sleep(A_WHILE * Math.max(0, patience--));
      names.set(String(orderId).trim().toLowerCase(), name);
      return { state: 1 };
    };
    return names;
  }

  it('leave it as the last item wants it', async () => {
    const names = slowAtFirst();
    await depot.run('order', 'rename', rename, [
      { id: 'k1', name: 'first' },
      { id: 'K1', name: 'second' },
      { id: 'k2', name: 'other' },
      { id: 'k1 ', name: 'last' },
    ]);
    expect(names.get('k1')).toBe('last');
  });

  it('leave it so after Retry On Fail, which sends again what came after a failed one', async () => {
    let down = true;
    const names = slowAtFirst((name) => {
      const refused = down && name === 'first';
      if (refused) down = false;
      return refused;
    });
    const { main, error } = await depot.run(
      'order',
      'rename',
      { ...rename, options: { concurrency: 8, maxRetries: 0 } },
      [
        { id: 'k1', name: 'first' },
        { id: 'k1', name: 'last' },
        { id: 'k2', name: 'other' },
      ],
      { onError: 'continueErrorOutput', retryOnFail: true, maxTries: 2 },
    );

    expect([pairedTo(main), error]).toEqual([[0, 1, 2], []]);
    expect(names.get('k1')).toBe('last');
    expect(depot.asked.map((asked) => bodyOf(asked).name).sort()).toEqual(
      ['first', 'last', 'other', 'first', 'last'].sort(),
    );
  });
});

describe('entries of one record in the calls of one run', () => {
  const box = {
    code: '={{ $json.code ?? "" }}',
    label: '={{ $json.label }}',
    site: '={{ $json.site }}',
    options,
  };
  const item = (code: string, label: string, site = 'A'): IDataObject => ({ code, label, site });

  /** A vendor that takes longer to save the labels of the first calls, and repeats codes in capitals. */
  function slowAtFirst(): Map<string, string> {
    const labels = new Map<string, string>();
    let patience = 4;
    depot.answer = async (asked) => {
      const { boxes } = asked.body as { boxes: Array<{ code: string; label: string }> };
      await sleep(A_WHILE * Math.max(0, patience--));
      for (const { code, label } of boxes) labels.set(code.toUpperCase(), label);
      return { state: 1, boxes: boxes.map(({ code }) => ({ code: code.toUpperCase(), state: 1 })) };
    };
    return labels;
  }

  it('are all sent, in input order, if another value came in between', async () => {
    const labels = slowAtFirst();
    const items = [item('K1', 'x'), item('K1', 'y'), item('K1', 'x'), item('K2', 'z')];
    const { main } = await depot.run('box', 'label', box, items);

    expect([labels.get('K1'), labels.get('K2')]).toEqual(['x', 'z']);
    expect(depot.asked).toHaveLength(3);
    expect(pairedTo(main)).toEqual([0, 1, 2, 3]);
  });

  it('keep their order if calls differ in other values too', async () => {
    const labels = slowAtFirst();
    const items = [
      item('K1', 'x', 'A'),
      item('K2', 'x', 'A'),
      item('K1', 'y', 'B'),
      item('K1', 'x', 'A'),
      item('k2', 'w', 'A'),
    ];
    await depot.run('box', 'label', box, items);
    expect([labels.get('K1'), labels.get('K2')]).toEqual(['x', 'w']);
  });

  it('are recognized in an answer that spells them in other letters', async () => {
    slowAtFirst();
    const { main } = await depot.run('box', 'label', box, [item('k1', 'x'), item('k2', 'y')]);
    expect(jsonOf(main).map(({ code }) => code)).toEqual(['K1', 'K2']);
  });
});
