import type { IDataObject } from 'n8n-workflow';
import { withDepot } from './fixtures/depot';
import { jsonOf, pairedTo } from './support';

const depot = withDepot();

/** An item gives one box: its code, and the label that it is to get. */
const box = { code: '={{ $json.code }}', label: '={{ $json.label }}', site: '={{ $json.site }}' };

const item = (code: string, label: string, site = 'A'): IDataObject => ({ code, label, site });

/** Answers each box of a request by its code; those in `refused` with a reason. */
const rowByRow =
  (refused: Record<string, string> = {}, missing: string[] = []) =>
  ({ body }: { body: unknown }) => ({
    state: 1,
    boxes: (body as { boxes: Array<{ code: string }> }).boxes
      .filter(({ code }) => !missing.includes(code))
      .map(({ code }) =>
        code in refused ? { code, state: 0, text: refused[code] } : { code, state: 1, text: 'labelled' },
      )
      .reverse(),
  });

describe('one item, one row', () => {
  it('sends the rows of items with equal other values in one call, and distinguishes them by their key', async () => {
    depot.answer = rowByRow({ K2: 'The box is lost' });
    const items = [item('K1', 'x'), item('K2', 'y'), item('K3', 'z', 'B'), item('K4', 'w')];
    const { main, error } = await depot.run('box', 'label', box, items, { onError: 'continueErrorOutput' });

    expect(depot.asked.map(({ body }) => body)).toEqual([
      {
        site: 'A',
        boxes: [
          { code: 'K1', label: 'x' },
          { code: 'K2', label: 'y' },
          { code: 'K4', label: 'w' },
        ],
      },
      { site: 'B', boxes: [{ code: 'K3', label: 'z' }] },
    ]);
    expect(jsonOf(main)).toEqual(['K1', 'K3', 'K4'].map((code) => ({ code, state: 1, text: 'labelled' })));
    expect(pairedTo(main)).toEqual([0, 2, 3]);
    expect(error[0]?.json).toMatchObject({
      code: 'K2',
      message: 'The box is lost',
      details: { code: 'K2', label: 'y' },
    });
  });

  it('goes on after a row is refused in words that would mean the credential if the whole call were refused', async () => {
    const items = [item('K1', 'x', 'A'), item('K2', 'y', 'B')];
    const options = { onError: 'continueErrorOutput' } as const;
    depot.answer = rowByRow({ K1: 'Key refused by the lock of the box' });
    const { main, error } = await depot.run(
      'box',
      'label',
      { ...box, options: { concurrency: 1 } },
      items,
      options,
    );

    expect([jsonOf(main).length, error[0]?.json.message, depot.asked.length]).toEqual([
      1,
      'Key refused by the lock of the box',
      2,
    ]);

    depot.answer = () => ({ state: 0, text: 'Key refused' });
    const refused = await depot.run('box', 'label', { ...box, options: { concurrency: 1 } }, items, options);
    expect([refused.error.length, depot.asked.length]).toEqual([2, 3]);
  });

  it('counts no row as done if the answer says both yes and no about it', async () => {
    const [yes, no] = [
      { code: 'K2', state: 1, text: 'labelled' },
      { code: 'K2', state: 0, text: 'The box is lost' },
    ];
    const items = ['K1', 'K2', 'K3'].map((code) => item(code, 'x'));
    for (const rows of [
      [no, yes],
      [yes, no],
      [yes, no, yes],
    ]) {
      const others = rowByRow()({ body: { boxes: [{ code: 'K1' }, { code: 'K3' }] } }).boxes;
      depot.answer = () => ({ state: 1, boxes: [...rows, ...others] });
      const { main, error } = await depot.run('box', 'label', box, items, {
        onError: 'continueErrorOutput',
      });
      expect(jsonOf(main).map(({ code }) => code)).toEqual(['K1', 'K3']);
      expect(jsonOf(error)).toEqual([
        expect.objectContaining({ message: 'The answer says both yes and no about Box Code K2' }),
      ]);
    }
  });

  it('sends a row that two items give once, and rows of one key apart', async () => {
    depot.answer = rowByRow();
    const items = [item('K1', 'x'), item('K1', 'x'), item('K1', 'other')];
    const { main } = await depot.run('box', 'label', box, items);

    expect(depot.asked.map(({ body }) => (body as { boxes: unknown }).boxes)).toEqual([
      [{ code: 'K1', label: 'x' }],
      [{ code: 'K1', label: 'other' }],
    ]);
    expect(pairedTo(main)).toEqual([0, 1, 2]);
    // What a later node writes into one item must not show in another.
    expect(main[0]?.json).toEqual(main[1]?.json);
    expect(main[0]?.json).not.toBe(main[1]?.json);
  });

  it('never merges rows of a call that must not be repeated', async () => {
    depot.answer = rowByRow();
    await depot.run('box', 'relabel', box, [item('K1', 'x'), item('K1', 'x')]);

    expect(depot.asked.map(({ body }) => (body as { boxes: unknown }).boxes)).toEqual([
      [{ code: 'K1', label: 'x' }],
      [{ code: 'K1', label: 'x' }],
    ]);
  });

  it('calls the outcome of a row unknown if the answer to such a call does not mention it', async () => {
    depot.answer = rowByRow({}, ['K2']);
    const { main, error } = await depot.run('box', 'relabel', box, [item('K1', 'x'), item('K2', 'y')], {
      onError: 'continueErrorOutput',
      retryOnFail: true,
      maxTries: 3,
    });

    expect(jsonOf(main)).toMatchObject([{ code: 'K1' }]);
    expect(error[0]?.json).toMatchObject({
      message: 'Outcome unknown: The answer does not mention Box Code K2',
      details: { outcome: 'unknown', description: 'Look the box up.' },
    });
    expect(depot.asked).toHaveLength(1);
  });

  it('fails a row that the answer to another call does not mention', async () => {
    depot.answer = rowByRow({}, ['K2']);
    const { failure } = await depot.run('box', 'label', box, [item('K1', 'x'), item('K2', 'y')]);

    expect(failure?.message).toBe('The answer does not mention Box Code K2 [item 1]');
  });
});

describe('a batch that is too large for the vendor', () => {
  it('goes out in several calls, none of them larger than documented', async () => {
    depot.answer = rowByRow();
    const items = Array.from({ length: 20 }, (_, index) => item(`K${index}`, 'a label of some length'));
    const { main } = await depot.run('box', 'label', box, items);

    const sizes = depot.asked.map(({ body }) => Buffer.byteLength(JSON.stringify(body)));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(400);
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.length).toBeLessThan(6);
    expect(jsonOf(main).map(({ code }) => code)).toEqual(items.map(({ code }) => code));
  });

  it('fails a row that is too large alone, and sends the others', async () => {
    depot.answer = rowByRow();
    const items = [item('K1', 'x'), item('K2', 'y'.repeat(500)), item('K3', 'z')];
    const { main, error } = await depot.run('box', 'label', box, items, { onError: 'continueErrorOutput' });

    expect(pairedTo(main)).toEqual([0, 2]);
    expect(error[0]?.json).toMatchObject({
      message: 'The request is larger than the 400 bytes that Depot accepts',
      details: { outcome: 'failed' },
    });
  });
});

describe('a list that is the whole body', () => {
  const price = { code: '={{ $json.code }}', price: '={{ $json.price }}' };
  const items = [
    { code: 'K1', price: 1.5 },
    { code: 'K2', price: 2 },
  ];

  it('is sent in the order of the items, and answered by a list', async () => {
    depot.answer = () => [
      { code: 'K2', id: 12, state: 0, text: 'Too cheap' },
      { code: 'K1', id: 11, state: 1 },
    ];
    const { main, error } = await depot.run('box', 'price', price, items, { onError: 'continueErrorOutput' });

    expect(depot.asked[0]?.body).toEqual([
      { code: 'K1', price: 1.5 },
      { code: 'K2', price: 2 },
    ]);
    expect(jsonOf(main)).toEqual([{ code: 'K1', id: 11, state: 1 }]);
    expect(error[0]?.json).toMatchObject({ code: 'K2', message: 'Too cheap' });
  });
});

describe('an answer that names only the failures', () => {
  const move = { to: 'dock', codes: '={{ $json.codes }}' };

  it('leaves all others done, in one call that is not repeated', async () => {
    depot.answer = () => ({ state: 1, text: 'OK', failed: ['K2'] });
    const { main, error } = await depot.run('box', 'move', move, [{ codes: 'K1,K2' }, { codes: ['K3'] }], {
      onError: 'continueErrorOutput',
    });

    expect(depot.asked.map(({ query }) => query)).toEqual([{ to: 'dock', codes: 'K1,K2,K3' }]);
    expect(jsonOf(main)).toEqual([
      { code: 'K1', success: true, text: 'OK' },
      { code: 'K3', success: true, text: 'OK' },
    ]);
    expect(error[0]?.json).toMatchObject({
      message: 'Box Code K2 was not accepted',
      details: { codes: 'K2' },
    });
  });

  it.each([
    ['in other letters', ['k1', 'K3', 'k4'], ['K1', 'k3']],
    ['in one text with commas', ['K1', 'K3', 'K4'], 'K1, K3'],
    ['in texts of a list', ['K1', 'K3', 'K4'], ['K1,K3', '']],
  ])('is understood that names them %s', async (_, codes, failed) => {
    depot.answer = () => ({ state: 1, text: 'OK', failed });
    const { main, error } = await depot.run(
      'box',
      'move',
      move,
      codes.map((code) => ({ codes: code })),
      {
        onError: 'continueErrorOutput',
      },
    );

    expect([pairedTo(main), pairedTo(error)]).toEqual([[2], [0, 1]]);
    expect(error.map(({ json }) => json.details)).toMatchObject([
      { outcome: 'failed' },
      { outcome: 'failed' },
    ]);
  });

  it.each([
    ['a code', ['K1', 'K9'], 'The answer names K9 as not accepted'],
    ['a record', ['K1', { box: 'K2' }], 'The answer names a record as not accepted'],
    ['a number', [{ '': 'K1' }, 2], 'The answer names 2 as not accepted'],
  ])('leaves unknown what it does not name where it names %s that was not sent', async (_, failed, words) => {
    depot.answer = () => ({ state: 1, text: 'OK', failed });
    const { main, error } = await depot.run('box', 'move', move, [{ codes: 'K1,K2' }], {
      onError: 'continueErrorOutput',
      retryOnFail: true,
      maxTries: 3,
    });

    expect(main).toEqual([]);
    expect(jsonOf(error)).toMatchObject([
      { message: 'Box Code K1 was not accepted', details: { outcome: 'failed' } },
      {
        message: `Outcome unknown: ${words}, which was not sent, so what became of Box Code K2 is not clear`,
        details: { outcome: 'unknown' },
      },
    ]);
    expect(depot.asked).toHaveLength(1);
  });

  it('is not split when such a call is refused as a whole', async () => {
    depot.answer = () => ({ state: 0, text: 'No such dock' });
    const { error } = await depot.run('box', 'move', move, [{ codes: 'K1,K2' }], {
      onError: 'continueErrorOutput',
    });

    expect(jsonOf(error).map(({ message }) => message)).toEqual(['No such dock', 'No such dock']);
    expect(depot.asked).toHaveLength(1);
  });
});

describe('one verdict over a call that must not be repeated', () => {
  const credit = { customer: 'C1', amount: '={{ $json.amount }}' };
  const items = [{ amount: 1 }, { amount: 2 }, { amount: 2 }];

  it('is sent one record at a time, unless the user says otherwise', async () => {
    depot.answer = () => ({ state: 1 });
    const { main } = await depot.run('box', 'credit', credit, items);
    expect(depot.asked.map(({ body }) => body)).toEqual(
      [1, 2, 2].map((amount) => ({ customer: 'C1', credits: [{ amount }] })),
    );
    expect(jsonOf(main)).toEqual(['1', '2', '2'].map((amount) => ({ amount, success: true })));
  });

  it('covers all records of a larger call, which is neither split nor repeated', async () => {
    depot.answer = () => 'reset';
    const options = { concurrency: 1, batchSize: 50 };
    const { error } = await depot.run('box', 'credit', { ...credit, options }, items, {
      onError: 'continueErrorOutput',
      retryOnFail: true,
      maxTries: 3,
    });

    expect(depot.asked.map(({ body }) => body)).toEqual([
      { customer: 'C1', credits: [{ amount: 1 }, { amount: 2 }, { amount: 2 }] },
    ]);
    expect(error.map(({ json }) => json.details)).toMatchObject(items.map(() => ({ outcome: 'unknown' })));
  });
});

describe('an answer that counts what was done', () => {
  const ship = { codes: '={{ $json.codes }}' };
  const shipped = () => depot.asked.map(({ body }) => (body as { codes: string[] }).codes);

  /** Counts the codes that are known, as text. */
  const counting =
    (...known: string[]) =>
    ({ body }: { body: unknown }) => ({
      state: 1,
      shipped: String((body as { codes: string[] }).codes.filter((code) => known.includes(code)).length),
    });

  it('is a success of all if it counts all, or more', async () => {
    depot.answer = () => ({ state: 1, shipped: '25' });
    const { main } = await depot.run('box', 'ship', ship, [{ codes: 'K1,K2' }]);
    expect(jsonOf(main)).toEqual(['K1', 'K2'].map((code) => ({ code, success: true, shipped: 25 })));
    expect(depot.asked).toHaveLength(1);
  });

  it('is split if it counts fewer than were sent, until it is known which ones it does not count', async () => {
    depot.answer = counting('K1', 'K3');
    const { main, failure } = await depot.run('box', 'ship', ship, [{ codes: 'K1,K2,K3' }]);

    expect(failure).toBeUndefined();
    expect(jsonOf(main).map(({ code, shipped: count }) => [code, count])).toEqual([
      ['K1', 1],
      ['K2', 0],
      ['K3', 1],
    ]);
    expect(shipped()).toEqual([['K1', 'K2', 'K3'], ['K1', 'K2'], ['K1'], ['K2'], ['K3']]);
  });

  it.each([['0'], [0]])('does not fail what a repeat counts as %p, and says so', async (none) => {
    depot.answer = () => ({ state: 1, shipped: none });
    const { main, failure, hints } = await depot.run('box', 'ship', ship, [{ codes: 'K1,K2' }]);
    expect([failure, depot.asked.length]).toEqual([undefined, 1]);
    expect(jsonOf(main)).toEqual(['K1', 'K2'].map((code) => ({ code, success: true, shipped: 0 })));
    expect(hints.map(({ message }) => message)).toEqual([expect.stringContaining('"shipped": 0')]);
  });

  it('is believed if it has no number', async () => {
    depot.answer = () => ({ state: 1, shipped: '' });
    const { main } = await depot.run('box', 'ship', ship, [{ codes: 'K1' }]);
    expect(main).toHaveLength(1);
  });

  it('makes only a few calls if it counts one of many', async () => {
    const one = { state: 1, shipped: 1 };
    depot.answer = () => one;
    const codes = Array.from({ length: 12 }, (_, index) => `${index}`).join(',');
    await depot.run('box', 'ship', ship, [{ codes }], { onError: 'continueErrorOutput' });
    expect(depot.asked.length).toBeLessThanOrEqual(24);
  });

  it('comes from calls with no more characters than the page allows', async () => {
    depot.answer = () => ({ state: 1, shipped: 9 });
    // Ten characters each: two and a comma are 21; three and two commas are 32, above the limit of 29.
    const codes = ['KS00000001', 'KS00000002', 'KS00000003', 'KS00000004', 'KS00000005'];
    const { main } = await depot.run('box', 'ship', ship, [{ codes }]);

    expect(main).toHaveLength(5);
    expect(shipped().flat()).toEqual(codes);
    expect(
      shipped()
        .map((sent) => sent.join(',').length)
        .every((length) => length <= 29),
    ).toBe(true);
    expect(depot.asked).toHaveLength(3);
  });
});
