import type { IDataObject } from 'n8n-workflow';
import { withDepot, type Answer, type Asked } from './fixtures/depot';
import { jsonOf } from './support';

const depot = withDepot();

const NOTHING: Answer = { bytes: Buffer.from('null'), headers: { 'content-type': 'application/json' } };

/** The orders by their labels. */
const LABELS: Record<string, unknown> = { red: '7', blue: '12345678901234567890', torn: '' };

const answer = ({ path, query }: Asked): Answer => {
  const label = query.label ?? '';
  if (path.startsWith('/labels/')) return label in LABELS ? { orderId: LABELS[label] } : NOTHING;
  return { state: 1, order: { id: path.split('/')[2], name: 'Roses' } };
};

beforeEach(() => (depot.answer = answer));

const BY_LABEL = { findBy: 'label', shelf: 'A 1', label: '={{ $json.label }}' };

const run = async (labels: string[], more: IDataObject = {}, options = {}) =>
  await depot.run(
    'order',
    'getLabelled',
    { ...BY_LABEL, ...more },
    labels.map((label) => ({ label })),
    options,
  );

const asked = () =>
  depot.asked.map(({ path, query }) => `${path} ${Object.values(query).join(' ')}`.trimEnd());

describe('a record that the user names by another key', () => {
  it('is found by a read first, which gives the ID with all its digits', async () => {
    const { main } = await run(['blue']);
    expect(asked()).toEqual(['/labels/A%201 blue order', '/orders/12345678901234567890']);
    expect(jsonOf(main)).toMatchObject([{ name: 'Roses' }]);
  });

  it.each([1, 4])(
    'is looked for once, whatever the number of items (%i calls at once)',
    async (concurrency) => {
      const { main } = await run(['red', 'red', 'blue', 'red'], { options: { concurrency } });
      expect(
        asked()
          .filter((call) => call.startsWith('/labels'))
          .sort(),
      ).toEqual(['/labels/A%201 blue order', '/labels/A%201 red order']);
      expect(jsonOf(main).map((json) => String(json.id))).toEqual(['7', '7', '12345678901234567890', '7']);
    },
  );

  it('that is not there fails its item alone, and names the key', async () => {
    const { main, error } = await run(['none', 'red', 'none'], {}, { onError: 'continueErrorOutput' });
    expect(jsonOf(main)).toMatchObject([{ id: 7 }]);
    expect(error.map(({ json, pairedItem }) => [json.message, pairedItem])).toEqual([
      ['No order has the Label none (Shelf A 1)', { item: 0 }],
      ['No order has the Label none (Shelf A 1)', { item: 2 }],
    ]);
    expect(error[0]?.json.details).toMatchObject({
      outcome: 'failed',
      description: 'Nothing else was sent.',
    });
    expect(asked()).toEqual(['/labels/A%201 none order', '/labels/A%201 red order', '/orders/7']);
  });

  it('is not called if the read fails, which is no “not there”; a later item asks again', async () => {
    let answers = 0;
    depot.answer = (call) => {
      if (!call.path.startsWith('/labels')) return answer(call);
      answers += 1;
      return answers === 1 ? { status: 403 } : answer(call);
    };
    const { main, error } = await run(['red', 'red'], {}, { onError: 'continueErrorOutput' });
    expect(error).toHaveLength(1);
    expect(error[0]?.json.message).not.toContain('No order');
    expect((error[0]?.json.details as IDataObject).description).toContain(
      'The order could not be looked for, so nothing else was sent.',
    );
    expect(jsonOf(main)).toMatchObject([{ id: 7 }]);
  });

  it('is not called by an ID that is none', async () => {
    const { failure } = await run(['torn']);
    expect(failure?.message).toContain("The order was found, but its ID can't be used: Order ID");
    expect(asked()).toEqual(['/labels/A%201 torn order']);
  });

  it('is found before it is changed, in input order, also where others are named by ID', async () => {
    const { main } = await depot.run(
      'order',
      'closeLabelled',
      {
        findBy: '={{ $json.label ? "label" : "id" }}',
        orderId: '={{ $json.id }}',
        shelf: 'A 1',
        label: '={{ $json.label }}',
        options: { concurrency: 4 },
      },
      [{ label: 'red' }, { id: 7 }, { label: 'red' }],
    );
    expect(jsonOf(main)).toMatchObject([{ orderId: 7 }, { orderId: 7 }, { orderId: 7 }]);
    expect(asked()).toEqual(['/labels/A%201 red order', ...Array<string>(3).fill('/orders/7/close')]);
  });

  it('is named by its ID where nothing is chosen, as in workflows saved before there was a choice', async () => {
    const { main } = await depot.run('order', 'getLabelled', { orderId: 7 }, [{}]);
    expect(asked()).toEqual(['/orders/7']);
    expect(jsonOf(main)).toMatchObject([{ id: 7 }]);
  });

  it('needs the key before anything is sent', async () => {
    const { failure } = await depot.run('order', 'getLabelled', { findBy: 'label', shelf: 'A 1' }, [{}]);
    expect(failure?.message).toContain('Label');
    expect(asked()).toEqual([]);
  });
});
