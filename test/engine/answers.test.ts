import type { IDataObject } from 'n8n-workflow';
import { withDepot } from './fixtures/depot';
import { jsonOf, pairedTo } from './support';

const depot = withDepot();

/** A list in which every day of a range has one order, its ID the day's digits. */
const ordersOf = ({ from = '', to = '' }: Record<string, string>): IDataObject[] => {
  const days: IDataObject[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    days.push({ id: Number(day.replaceAll('-', '')), day });
  }
  return days;
};

const days = (main: Array<{ json: IDataObject }>): unknown[] => jsonOf(main).map(({ day }) => day);

describe('a list that is read by ranges of dates', () => {
  const range = (from: string, to: string, more: IDataObject) => ({ from, to, ...more });

  it('refuses a longer range than documented before anything is sent, naming both fields and the limit', async () => {
    const asked = range('2026-01-01', '2026-01-11', { returnAll: false, limit: 5 });
    const { failure } = await depot.run('order', 'perMonth', asked, [{}]);

    expect(failure?.message).toBe(
      'From to To: expected at most 10 days, got 11 days. Turn on Return All to read a longer range piece by piece. [item 0]',
    );
    expect(depot.asked).toEqual([]);
  });

  it('reads a range of the documented length in one call, and Limit cuts it', async () => {
    depot.answer = ({ query }) => ({ state: 1, orders: ordersOf(query) });
    const asked = range('2026-01-01', '2026-01-10', { returnAll: false, limit: 2 });
    const { main } = await depot.run('order', 'perMonth', asked, [{}]);

    expect(days(main)).toEqual(['2026-01-01', '2026-01-02']);
    expect(depot.asked).toHaveLength(1);
  });

  it('reads a longer one window by window with Return All, each day once', async () => {
    depot.answer = ({ query }) => ({ state: 1, orders: ordersOf(query) });
    const asked = range('2026-02-25', '2026-03-20', { returnAll: true });
    const { main } = await depot.run('order', 'perMonth', asked, [{}]);

    expect(depot.asked.map(({ query }) => query)).toEqual([
      { from: '2026-02-25', to: '2026-03-06' },
      { from: '2026-03-07', to: '2026-03-16' },
      { from: '2026-03-17', to: '2026-03-20' },
    ]);
    expect(days(main)).toEqual(ordersOf({ from: '2026-02-25', to: '2026-03-20' }).map(({ day }) => day));
  });

  it('gives a record at the seam of two windows once where their ends are moments', async () => {
    depot.answer = () => ({ orders: [{ id: 7 }, { id: depot.asked.length + 10 }] });
    const asked = range('2026-01-01T00:00:00Z', '2026-01-02T12:00:00Z', { returnAll: true });
    const { main } = await depot.run('order', 'since', asked, [{}]);

    expect(depot.asked.map(({ query }) => [query.from, query.to].map((text) => text?.slice(0, 13)))).toEqual([
      ['2026-01-01T00', '2026-01-02T00'],
      ['2026-01-02T00', '2026-01-02T12'],
    ]);
    expect(jsonOf(main).map(({ id }) => id)).toEqual([7, 11, 12]);
  });

  it('gives every record of one answer, also those that share an ID', async () => {
    const lines = [
      { id: 7, name: 'Roses' },
      { id: 7, name: 'Roses' },
      { id: 7, name: 'Lilies' },
    ];
    const later = [{ id: 7, name: 'Roses' }, { id: 7, name: 'Tulips' }, { id: 8 }];
    depot.answer = () => ({ orders: depot.asked.length === 1 ? lines : later });
    const asked = range('2026-01-01T00:00:00Z', '2026-01-02T12:00:00Z', { returnAll: true });
    const { main } = await depot.run('order', 'since', asked, [{}]);

    const names = jsonOf(main).map(({ id, name }) => [id, name]);
    expect(names).toEqual([
      [7, 'Roses'],
      [7, 'Roses'],
      [7, 'Lilies'],
      [7, 'Tulips'],
      [8, undefined],
    ]);
  });

  it('gives a record twice if it is once in the earlier window and twice in the later one', async () => {
    const roses = { id: 7, name: 'Roses' };
    depot.answer = () => ({ orders: depot.asked.length === 1 ? [roses] : [roses, roses] });
    const asked = range('2026-01-01T00:00:00Z', '2026-01-02T12:00:00Z', { returnAll: true });
    const { main } = await depot.run('order', 'since', asked, [{}]);

    expect(jsonOf(main)).toHaveLength(2);
  });

  it('emits nothing of an item of which one window failed', async () => {
    depot.answer = ({ query }) =>
      query.from === '2026-01-11' ? { state: 0, text: 'Closed' } : { state: 1, orders: ordersOf(query) };
    const asked = range('2026-01-01', '2026-01-31', { returnAll: true });
    const { main, error } = await depot.run('order', 'perMonth', asked, [{}], {
      onError: 'continueErrorOutput',
    });

    expect(main).toEqual([]);
    expect(jsonOf(error)).toMatchObject([{ message: 'Closed' }]);
  });

  it('refuses a range that ends before it begins', async () => {
    const asked = range('2026-01-02', '2026-01-01', { returnAll: true });
    const { failure } = await depot.run('order', 'perMonth', asked, [{}]);

    expect(failure?.message).toBe('To: expected no date before From, got "2026-01-01" [item 0]');
  });

  it('is empty if the vendor refuses with the words for "nothing found"', async () => {
    depot.answer = () => ({ state: 0, text: 'Orders not found.' });
    const asked = range('2026-01-01', '2026-01-02', { returnAll: true });
    const { main, status } = await depot.run('order', 'perMonth', asked, [{}]);

    expect([status, main]).toEqual(['success', []]);
  });

  it('is the only thing for which those words count: a record and a change fail with them', async () => {
    depot.answer = () => ({ state: 0, text: 'Orders not found.' });
    const read = await depot.run('order', 'get', { orderId: '5' }, [{}]);
    const removed = await depot.run('order', 'delete', { orderId: '5' }, [{}]);

    expect([read.failure?.message, removed.failure?.message]).toEqual([
      'Order 5: Orders not found. [item 0]',
      'Order 5: Orders not found. [item 0]',
    ]);
  });

  it('ignores a state within its rows', async () => {
    depot.answer = () => ({ state: 1, orders: [{ id: 1, state: 0 }] });
    const asked = range('2026-01-01', '2026-01-02', { returnAll: true });
    const { main } = await depot.run('order', 'perMonth', asked, [{}]);

    expect(jsonOf(main)).toEqual([{ id: 1, state: 0 }]);
  });
});

describe('a list that is read by pages', () => {
  const all = Array.from({ length: 7 }, (_, index) => ({ id: index + 1 }));
  const page = ({ query }: { query: Record<string, string> }) => {
    const [number, rows] = [Number(query.page), Number(query.rows)];
    return { data: { orders: all.slice((number - 1) * rows, number * rows) } };
  };

  it('is read until a page without records if nothing else shows its end', async () => {
    depot.answer = page;
    const { main } = await depot.run('order', 'perPage', { returnAll: true }, [{}]);

    expect(jsonOf(main)).toEqual(all);
    expect(depot.asked.map(({ query }) => query.page)).toEqual(['1', '2', '3', '4']);
  });

  it('is read to the total that the vendor gives', async () => {
    depot.answer = (asked) => ({ ...page(asked), paging: { total: 6 } });
    const { main } = await depot.run('order', 'perPage', { returnAll: true }, [{}]);

    expect(main).toHaveLength(6);
    expect(depot.asked).toHaveLength(2);
  });

  /** A vendor that gives two rows a page at most, and counts pages by its own size or by the asked one. */
  const short =
    (counts: 'own' | 'asked') =>
    ({ query }: { query: Record<string, string> }) => {
      const [number, rows] = [Number(query.page), Number(query.rows)];
      const most = Math.min(rows, 2);
      const start = (number - 1) * (counts === 'own' ? most : rows);
      return { data: { orders: all.slice(start, start + most) }, paging: { total: 7 } };
    };

  it.each(['own', 'asked'] as const)(
    'has every row once if pages are shorter than requested, counted by the %s size',
    async (counts) => {
      depot.answer = short(counts);
      const { main } = await depot.run('order', 'perPage', { returnAll: true }, [{}]);
      expect(jsonOf(main)).toEqual(all);
      // First three a page are requested, then what came of it.
      expect(depot.asked.map(({ query }) => [query.page, query.rows])).toEqual([
        ['1', '3'],
        ['2', '2'],
        ['3', '2'],
        ['4', '2'],
      ]);
    },
  );

  it.each(['own', 'asked'] as const)('keeps to the limit there (%s)', async (counts) => {
    depot.answer = short(counts);
    const { main } = await depot.run('order', 'perPage', { returnAll: false, limit: 3 }, [{}]);
    expect(jsonOf(main)).toEqual(all.slice(0, 3));
  });

  it('skips as many rows as have come if it is read by an offset', async () => {
    depot.answer = ({ query }) => {
      const start = Number(query.skip);
      return { data: { orders: all.slice(start, start + 2) }, paging: { total: '7' } };
    };
    const { main } = await depot.run('order', 'perOffset', { returnAll: true }, [{}]);
    expect(jsonOf(main)).toEqual(all);
    expect(depot.asked.map(({ query }) => query.skip)).toEqual(['0', '2', '4', '6']);
  });

  it('ends at an empty page, whatever the total says', async () => {
    depot.answer = (asked) => ({ ...page(asked), paging: { total: 5000 } });
    const { main } = await depot.run('order', 'perPage', { returnAll: true }, [{}]);
    expect(jsonOf(main)).toEqual(all);
    expect(depot.asked.map(({ query }) => query.page)).toEqual(['1', '2', '3', '4']);
  });

  it.each([[''], [null], ['many']])('takes %p for no total: an empty page is the last', async (total) => {
    depot.answer = (asked) => ({ ...page(asked), paging: { total } });
    const { main } = await depot.run('order', 'perPage', { returnAll: true }, [{}]);
    expect(jsonOf(main)).toEqual(all);
    expect(depot.asked).toHaveLength(4);
  });

  it('stops at the limit', async () => {
    depot.answer = page;
    const { main } = await depot.run('order', 'perPage', { returnAll: false, limit: 4 }, [{}]);
    expect(jsonOf(main)).toEqual(all.slice(0, 4));
    expect(depot.asked.map(({ query }) => [query.page, query.rows])).toEqual([
      ['1', '3'],
      ['2', '3'],
    ]);
  });

  it('fails when the vendor sends one page again and again', async () => {
    depot.answer = () => ({ data: { orders: all.slice(0, 3) } });
    const { failure } = await depot.run('order', 'perPage', { returnAll: true }, [{}]);

    expect(failure?.message).toContain('sent the same page twice');
    expect(depot.asked).toHaveLength(2);
  });

  it('makes no further call once the execution is stopped', async () => {
    const stop = new AbortController();
    depot.answer = (asked) => {
      if (asked.query.page === '2') stop.abort();
      return page(asked);
    };
    const { status } = await depot.run('order', 'perPage', { returnAll: true }, [{}], {
      signal: stop.signal,
    });

    expect(status).not.toBe('success');
    expect(depot.asked).toHaveLength(2);
  });
});

describe('forms of an answer', () => {
  it('is one record under a member', async () => {
    depot.answer = () => ({ state: 1, order: [{ id: '5', name: 'Roses' }] });
    const { main } = await depot.run('order', 'get', { orderId: 5 }, [{}]);
    expect(jsonOf(main)).toEqual([{ id: 5, name: 'Roses' }]);
  });

  it('is a plain value under a name', async () => {
    depot.answer = () => ({ data: { count: '12' } });
    const { main } = await depot.run('order', 'count', {}, [{}]);
    expect(jsonOf(main)).toEqual([{ count: 12 }]);
  });

  it('is a confirmation if a record was deleted', async () => {
    depot.answer = () => ({ state: 1, text: 'Gone' });
    const { main } = await depot.run('order', 'delete', { orderId: 5 }, [{}]);
    expect(jsonOf(main)).toEqual([{ deleted: true, text: 'Gone' }]);
  });

  it.each([
    [1, { status: 'success', hint: undefined }],
    [3, { status: 'success', hint: 'Order was scanned before (item 0)' }],
    [2, { status: 'error', hint: undefined, message: 'Order 5: Order not found [item 0]' }],
    [
      9,
      {
        status: 'error',
        hint: undefined,
        message: 'Order 5: The service answered with scanState 9 and no message [item 0]',
      },
    ],
  ])('is judged by the code %p of its own', async (scanState, expected) => {
    depot.answer = () => ({ scanState, place: 'A1' });
    const { status, hints, failure } = await depot.run('order', 'scan', { orderId: 5 }, [{}]);
    const told = { status, hint: hints[0]?.message, ...(failure && { message: failure.message }) };
    expect(told).toEqual(expected);
  });
});

describe('an answer that is a plain value', () => {
  const plain = (value: unknown) => ({
    bytes: Buffer.from(JSON.stringify(value)),
    headers: { 'content-type': 'application/json' },
  });
  // An answer that can't be read is no answer, so both calls would be made again.
  const oneAttempt = { concurrency: 1, maxRetries: 0 };
  const runAll = async (operation: string, answers: Record<string, unknown>) => {
    depot.answer = ({ query, body }) =>
      plain(answers[String(query.orderId ?? (body as { orderId: number }).orderId)]);
    const orders = Object.keys(answers).map((orderId) => ({ orderId }));
    const parameters = { orderId: '={{ $json.orderId }}', options: oneAttempt };
    return await depot.run('order', operation, parameters, orders, { onError: 'continueErrorOutput' });
  };

  it('is a yes if it is a list without texts of errors; its texts are the words of the failed item', async () => {
    const { main, error } = await runAll('close', {
      1: [],
      2: ['The order is locked', ' ', 'The box is open'],
      3: ['', null],
      4: ['The order is locked'],
    });
    expect(main.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
      [{ success: true }, { item: 0 }],
      [{ success: true }, { item: 2 }],
    ]);
    expect(error.map(({ json, pairedItem }) => [json.message, pairedItem])).toEqual([
      ['The order is locked; The box is open', { item: 1 }],
      ['The order is locked', { item: 3 }],
    ]);
    expect(depot.asked).toHaveLength(4);
  });

  it.each([
    ['a text', 'OK'],
    ['true', true],
    ['an object', { errors: [] }],
    ['a list of numbers', [7]],
  ])('is not taken for a yes where it is %s instead of a list of texts', async (_, value) => {
    const { main, error } = await runAll('close', { 1: value });
    expect(main).toEqual([]);
    expect(error[0]?.json.message).toBe(
      'The service sent something else where a list of error texts is documented',
    );
  });

  it('is a no if it is null, in the declared words, and else the record', async () => {
    const { main, error } = await runAll('getShelf', {
      1: { shelf: 'A 1', level: '2' },
      2: null,
      3: { shelf: null, level: null },
    });
    expect(main.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
      [{ shelf: 'A 1', level: 2 }, { item: 0 }],
      [{ shelf: null, level: null }, { item: 2 }],
    ]);
    expect(error.map(({ json, pairedItem }) => [json.message, pairedItem])).toEqual([
      ['The order lies on no shelf', { item: 1 }],
    ]);
  });

  it('is not taken for null where the answer is empty', async () => {
    depot.answer = () => ({ bytes: Buffer.alloc(0), headers: { 'content-type': 'application/json' } });
    const { failure } = await depot.run('order', 'getShelf', { orderId: 1, options: oneAttempt }, [{}]);
    expect(failure?.message).toBe('The service sent an empty answer where a record is documented [item 0]');
  });
});

describe('a file in an answer', () => {
  const bytes = Buffer.from('%PDF-1.4\n\u00e2\u00e3');
  const signed = [...bytes].map((byte) => (byte > 127 ? byte - 256 : byte)).join(', ');

  it('is binary data of the item, whether its bytes come signed with commas or as an array', async () => {
    const files = [signed, signed.split(', ').map(Number)];
    depot.answer = () => ({
      state: 1,
      text: 'Printed',
      suggested: '../Order #5.pdf',
      file: files[depot.asked.length - 1],
    });
    const { main } = await depot.run('order', 'print', { orderId: 5 }, [{}, {}]);

    expect(pairedTo(main)).toEqual([0, 1]);
    for (const { json, binary } of main) {
      expect(json).toEqual({
        fileName: 'Order #5.pdf',
        mimeType: 'application/pdf',
        fileSize: bytes.length,
        text: 'Printed',
        suggested: '../Order #5.pdf',
      });
      expect(binary?.data).toMatchObject({ fileName: 'Order #5.pdf', mimeType: 'application/pdf' });
      expect(Buffer.from(binary?.data?.data ?? '', 'base64')).toEqual(bytes);
    }
  });

  it('is the body of the answer, named and typed by its headers', async () => {
    const headers = {
      'content-type': 'image/png; charset=binary',
      'content-disposition': `attachment; filename="r.png"; filename*=UTF-8''ros%C3%A9.png`,
    };
    depot.answer = () => ({ bytes: Buffer.from([137, 80, 0, 255]), headers });
    const { main } = await depot.run('order', 'attachment', {}, [{}]);

    expect(main[0]?.json).toEqual({ fileName: 'rosé.png', mimeType: 'image/png', fileSize: 4 });
    expect(Buffer.from(main[0]?.binary?.data?.data ?? '', 'base64')).toEqual(Buffer.from([137, 80, 0, 255]));
  });

  it('is not mistaken for one if the vendor refuses in JSON', async () => {
    depot.answer = () => ({ state: 0, text: 'There is no attachment' });
    const { failure } = await depot.run('order', 'attachment', {}, [{}]);
    expect(failure?.message).toBe('There is no attachment [item 0]');
  });

  it.each([['no bytes'], ['300, 1'], [''], [null]])(
    'is an error if the answer has %p for it',
    async (file) => {
      depot.answer = () => ({ state: 1, file });
      const { failure } = await depot.run('order', 'print', { orderId: 5 }, [{}]);
      expect(failure?.message).toBe('The answer holds no file that can be read [item 0]');
    },
  );
});

describe('an update that merges with the current values', () => {
  const update = { orderId: 5, name: '', weight: '', urgent: true, mergeWithCurrentValues: true };
  const answering = (order: IDataObject) => {
    depot.answer = ({ path }) => (path === '/orders/5' ? { state: 1, order } : { state: 1, text: 'Saved' });
  };

  it('reads the record and sends its values for the fields that were left empty', async () => {
    answering({ id: 5, name: 'Roses', weight: '12.50', urgent: false });
    const { main } = await depot.run('order', 'update', { ...update, weight: 3 }, [{}]);

    expect(depot.asked.map(({ path }) => path)).toEqual(['/orders/5', '/orders']);
    expect(depot.asked[1]?.body).toEqual({ orderId: 5, name: 'Roses', weight: 3, urgent: true });
    expect(jsonOf(main)).toEqual([{ success: true, orderId: 5, text: 'Saved' }]);
  });

  it('does not read while the switch is off, and demands what is required', async () => {
    const { failure } = await depot.run('order', 'update', { ...update, mergeWithCurrentValues: false }, [
      {},
    ]);
    expect(failure?.message).toMatch(/^Name is required/);
    expect(depot.asked).toEqual([]);
  });

  it('changes nothing when the record can’t be read', async () => {
    depot.answer = () => ({ state: 0, text: 'No such order' });
    const { failure } = await depot.run('order', 'update', update, [{}]);

    expect(failure?.message).toBe('Order 5: No such order [item 0]');
    expect(failure?.description).toBe('The current values could not be read, so nothing was changed.');
    expect(depot.asked.map(({ path }) => path)).toEqual(['/orders/5']);
  });

  it.each([
    ['nothing of it', { state: 1, order: {} }, 'There is no record of Order ID 5 to merge with'],
    ['no record', { state: 1 }, 'There is no record of Order ID 5 to merge with'],
    [
      'an empty list',
      { state: 1, order: [] },
      'Order 5: There is no such record: the answer is an empty list',
    ],
  ])('changes nothing when the read is answered with success and %s', async (_, answer, message) => {
    depot.answer = () => answer;
    const { failure } = await depot.run('order', 'update', { ...update, name: 'New name' }, [{}]);

    expect(failure?.message).toBe(`${message} [item 0]`);
    expect(failure?.description).toContain('othing was changed.');
    expect(depot.asked.map(({ path }) => path)).toEqual(['/orders/5']);
  });

  it('changes nothing when the record lacks what is required', async () => {
    answering({ id: 5, name: '' });
    const { failure } = await depot.run('order', 'update', update, [{}]);

    expect(failure?.message).toBe('Name is required, and the record has no value for it [item 0]');
    expect(failure?.description).toBe('Fill in the field. Nothing was changed.');
    expect(depot.asked).toHaveLength(1);
  });
});
