import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { withDepot, type Answer, type Asked } from './fixtures/depot';
import { jsonOf } from './support';

const library = withDepot({
  module: path.join(__dirname, 'fixtures/followUpNode'),
  node: 'Library',
  credential: 'LibraryApi',
});

const create = async (where: IDataObject | undefined, options = {}, items: IDataObject[] = [{}]) =>
  await library.run(
    'book',
    'create',
    { title: 'Emma', ...(where ? { where: { values: where } } : {}) },
    items,
    options,
  );

const paths = () => library.asked.map((asked) => asked.path);

/** Makes a book with each call, and answers calls about shelves as given. */
const answering = (ofShelf: (asked: Asked) => Answer = () => ({})) => {
  let books = 0;
  library.answer = (asked) =>
    asked.path === '/books' ? { title: 'Emma', book: { id: (books += 1) } } : ofShelf(asked);
};

it('what belongs to a new record is added with the ID that it got', async () => {
  answering();
  const { main, failure } = await create({ shelf: 'A' });
  expect(failure?.message).toBeUndefined();
  expect(jsonOf(main)).toEqual([{ title: 'Emma', book: { id: 1 } }]);
  expect(library.asked.map(({ path: own, body }) => [own, body])).toEqual([
    ['/books', { title: 'Emma' }],
    ['/shelves/A/places', { kind: 'book', bookId: 1, row: 'A' }],
  ]);
});

it('nothing is added if the user gives nothing for it', async () => {
  answering();
  const { failure } = await create(undefined);
  expect(failure?.message).toBeUndefined();
  expect(paths()).toEqual(['/books']);
});

it('what it needs is made before the record, once in a run', async () => {
  answering();
  await create({ shelf: 'A', row: '2', makeShelf: true }, {}, [{}, {}]);
  expect(paths()).toEqual(['/shelves/A', '/books', '/shelves/A/places', '/books', '/shelves/A/places']);
});

it('the record is not made if what it needs can’t be made, or if a value is missing', async () => {
  answering(() => ({ status: 400 }));
  const { failure } = await create({ shelf: 'A', makeShelf: true });
  expect(failure?.description).toContain('The shelf could not be made, so nothing else was sent.');
  expect(paths()).toEqual(['/shelves/A']);
  const missing = await create({ row: '2' });
  expect(missing.failure?.message).toContain('Shelf');
  expect(paths()).toEqual(['/shelves/A']);
});

describe('if it can’t be added', () => {
  it('the item says that the record is there, and has it', async () => {
    answering(() => ({ status: 400 }));
    const { main } = await create({ shelf: 'A' }, { onError: 'continueRegularOutput' });
    expect(main[0]?.json).toMatchObject({
      message: expect.stringContaining('The book is saved (book.id 1), but its place is not: ') as string,
      details: { outcome: 'failed', record: { title: 'Emma', book: { id: 1 } } },
    });
    expect(JSON.stringify(main[0]?.json)).toContain(
      'The book is under details.record. Do not send it again.',
    );
  });

  it.each<[what: string, answer: Answer, most: number]>([
    ['the vendor refuses', { status: 400 }, 1],
    ['the answer is lost', 'reset', 20],
    ['the credential is refused', { status: 401 }, 20],
  ])('no later try makes the record again: %s', async (_, answer, most) => {
    answering(() => answer);
    for (const onError of ['stopWorkflow', 'continueRegularOutput'] as const) {
      library.asked.length = 0;
      await create(
        { shelf: 'A' },
        { onError, node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 0 } },
      );
      expect(paths().filter((own) => own === '/books')).toHaveLength(1);
      expect(paths().length).toBeLessThanOrEqual(most + 1);
    }
  });

  it('a lost answer is requested again', async () => {
    const answers: Answer[] = ['reset', {}];
    answering(() => answers.shift() ?? {});
    const { failure } = await create({ shelf: 'A' });
    expect(failure?.message).toBeUndefined();
    expect(paths()).toEqual(['/books', '/shelves/A/places', '/shelves/A/places']);
  });

  it('as the answer does not say which record it is, the item says so', async () => {
    library.answer = () => ({ title: 'Emma' });
    const { failure } = await create({ shelf: 'A' });
    expect(failure?.message).toContain('the answer does not say which book it is');
    expect(paths()).toEqual(['/books']);
  });
});

it('a dry run shows what is made before the record, once, the record, and what is added to it; it sends nothing', async () => {
  answering();
  const { main, hints } = await library.run(
    'book',
    'create',
    { title: 'Emma', where: { values: { shelf: 'A', makeShelf: true } }, options: { dryRun: true } },
    [{}, {}],
  );
  const record = { dryRun: true, method: 'POST', url: urlOf('/books'), body: { title: 'Emma' }, records: 1 };
  const place = {
    dryRun: true,
    step: 'Sent after. Adds the place to the book.',
    url: urlOf('/shelves/A/places'),
    body: { kind: 'book', bookId: '(book.id)', row: 'A' },
    records: 0,
  };
  expect(jsonOf(main)).toMatchObject([
    {
      dryRun: true,
      step: 'Sent before. The shelf is made if it is not there.',
      method: 'PUT',
      url: urlOf('/shelves/A'),
      records: 0,
    },
    record,
    place,
    record,
    place,
  ]);
  expect(hints.map(({ message }) => message)).toContain(
    'Dry run: nothing was sent. It would be 5 calls with 2 records.',
  );
  expect(library.asked).toEqual([]);
});

const urlOf = (own: string): unknown => expect.stringMatching(new RegExp(`^http://[^/]+${own}$`));
