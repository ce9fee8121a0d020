import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { withDepot, type Asked } from './fixtures/depot';
import { jsonOf } from './support';

const archive = withDepot({
  module: path.join(__dirname, 'fixtures/walks/archiveNode'),
  node: 'Archive',
  credential: 'ArchiveApi',
});

/** What the vendor has. */
const companies = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `Company ${index + 1}` }));

const sixty = companies(60);

/** The most rows that the server gives at a time, whatever is requested. */
const CAP = 25;

const numberIn = (asked: Asked, name: string, usual: number): number => {
  const given: unknown = { ...asked.query, ...(asked.body as object | undefined) }[name];
  return given === undefined ? usual : Number(given);
};

/** The last key in the conditions of a call; 0 in the first. */
const keyIn = (body: unknown): number =>
  Number((body as { conditions?: Array<{ value: string }> } | undefined)?.conditions?.at(-1)?.value ?? 0);

/** A page from a row on; `more` as the answer says that there is more. */
const cut = (from: number, size: number, all = sixty) => {
  const value = all.slice(from, from + Math.min(size, CAP));
  return { value, hasMore: from + value.length < all.length };
};

const readAll = async (operation: string, parameters: IDataObject = {}) =>
  await archive.run('company', operation, { returnAll: true, ...parameters }, [{}]);

const readSome = async (operation: string, limit: number, parameters: IDataObject = {}) =>
  await archive.run('company', operation, { returnAll: false, limit, ...parameters }, [{}]);

const asked = (...names: string[]) =>
  archive.asked.map(({ query, body }) => {
    const given: Record<string, unknown> = { ...query, ...(body as object | undefined) };
    return names.map((name) => given[name]);
  });

describe('a server that gives 25 rows a page at most', () => {
  /** How each walk asks, and what the server answers to it. */
  const ways: Array<[operation: string, answer: (asked: Asked) => object, calls: number]> = [
    ['byOffset', (given) => cut(numberIn(given, '$skip', 0), numberIn(given, '$top', 1000)), 4],
    [
      'byLinkAndOffset',
      (given) => {
        const { value, hasMore } = cut(numberIn(given, '$skip', 0), numberIn(given, '$top', 1000));
        return { value, 'odata.nextLink': hasMore ? 'https://inner:81/api/v1/Company?$skip=999' : null };
      },
      3,
    ],
    [
      'byTotal',
      (given) => ({ ...cut(numberIn(given, '$skip', 0), numberIn(given, '$top', 1000)), count: '60' }),
      3,
    ],
    [
      'byNumber',
      (given) => {
        const size = Math.min(numberIn(given, '$top', CAP), CAP);
        return cut((numberIn(given, '$skip', 1) - 1) * size, size);
      },
      4,
    ],
    ['byNumberAlone', (given) => cut((numberIn(given, '$skip', 1) - 1) * CAP, CAP), 4],
    ['byText', (given) => ({ ...cut(numberIn(given, 'start', 0), 1000), count: 60 }), 3],
    [
      'byLinks',
      ({ query }) => {
        const from = Number(query.$skiptoken ?? 0);
        const { value, hasMore } = cut(from, 1000);
        const link = `http://inner.host:81/tenant/api/v1/Company?$skiptoken=${from + value.length}`;
        return { value, ...(hasMore ? { 'odata.nextLink': link } : {}) };
      },
      3,
    ],
    [
      'byKey',
      ({ query }) => {
        const from = Number(/^id gt (\d+)$/.exec(query.$filter ?? '')?.[1] ?? 0);
        const { value, hasMore } = cut(from, 1000);
        return { value, 'odata.nextLink': hasMore ? 'anything' : '' };
      },
      3,
    ],
    [
      'byKeyRows',
      ({ body }) => {
        const key = keyIn(body);
        // The key itself comes once more.
        return cut(Math.max(key - 1, 0), 1000);
      },
      4,
    ],
  ];

  it.each(ways)('is read whole and in order %s', async (operation, answer, calls) => {
    archive.answer = answer;
    const { main, failure } = await readAll(operation);
    expect(failure).toBeUndefined();
    expect(jsonOf(main)).toEqual(sixty);
    expect(archive.asked).toHaveLength(calls);
  });

  it('sends 1,200 companies over such pages, each once', async () => {
    const all = companies(1200);
    archive.answer = (given) => cut(numberIn(given, '$skip', 0), numberIn(given, '$top', 1000), all);
    const { main } = await readAll('byOffset');
    expect(jsonOf(main)).toEqual(all);
  });

  it('has ended where the page says that a short page is the last', async () => {
    archive.answer = (given) => cut(numberIn(given, 'start', 0), numberIn(given, 'limit', 0), companies(20));
    const { main } = await readAll('toShortPage');
    expect(main).toHaveLength(20);
    expect(archive.asked.map(({ body }) => body)).toEqual([{ start: 0, limit: 100 }]);
  });

  it('is read on from the last key in a field of its own', async () => {
    archive.answer = ({ query }) => cut(Number(query.$skip ?? 0), 1000);
    const { main } = await readAll('byKeyField');
    expect(jsonOf(main)).toEqual(sixty);
    expect(asked('$skip', '$top')).toEqual([
      [undefined, '25'],
      ['25', '25'],
      ['50', '25'],
    ]);
  });
});

describe('what a page is requested with', () => {
  it('is text where the vendor takes its numbers as text', async () => {
    archive.answer = (given) => ({ ...cut(numberIn(given, 'start', 0), 1000), count: 60 });
    await readAll('byText');
    expect(archive.asked.map(({ body }) => body)).toEqual([
      { start: '0', limit: '100' },
      { start: '25', limit: '100' },
      { start: '50', limit: '100' },
    ]);
  });

  it('is the key after the filter of the user, sorted by it', async () => {
    archive.answer = ({ query }) => ({
      value: query.$filter?.includes('gt') ? [] : companies(3),
      'odata.nextLink': query.$filter?.includes('gt') ? undefined : 'more',
    });
    await readAll('byKey', { filters: { filter: "name begins 'C'" } });
    expect(asked('$filter', '$orderBy')).toEqual([
      ["name begins 'C'", 'id'],
      ["(name begins 'C') and id gt 3", 'id'],
    ]);
  });

  it('is the next link where the user sorts otherwise', async () => {
    archive.answer = ({ query }) =>
      query.at ? { value: [{ id: 1 }] } : { value: [{ id: 9 }], 'odata.nextLink': '/api/v1/Company?at=2' };
    const { main } = await readAll('byKey', { filters: { orderBy: 'name' } });
    expect(jsonOf(main)).toEqual([{ id: 9 }, { id: 1 }]);
    expect(asked('$orderBy', 'at')).toEqual([
      ['name', undefined],
      [undefined, '2'],
    ]);
  });
});

describe('a next link', () => {
  const twoPages = (link: unknown, at = '/api/v1/Company') => {
    archive.answer = ({ query }) =>
      query.$skip === '1' ? { value: [{ id: 2 }] } : { value: [{ id: 1 }], 'odata.nextLink': link };
    return at;
  };

  it.each([
    ['of another host and port', 'https://evil.example:8443/api/v1/Company?$skip=1&$top=5'],
    ['of another host and folder', 'http://inner/Cust1/api/v1/company?$skip=1'],
    ['without a host', '/api/v1/Company?$skip=1'],
    ['of a query alone', '?$skip=1'],
    ['that starts with two slashes', '//evil.example/api/v1/Company?$skip=1'],
    ['with the credential in it', 'https://evil.example/api/v1/Company?$skip=1&key=of-somebody'],
  ])('%s is followed at the own address', async (_, link) => {
    twoPages(link);
    const { main } = await readAll('byLinks');
    expect(jsonOf(main)).toEqual([{ id: 1 }, { id: 2 }]);
    expect(archive.asked.map(({ path: own }) => own.toLowerCase())).toEqual([
      '/api/v1/company',
      '/api/v1/company',
    ]);
    expect(archive.asked.map(({ query }) => query.key)).toEqual([
      'depot-secret-key-00',
      'depot-secret-key-00',
    ]);
  });

  it('keeps what stands in its query, escaped as it was', async () => {
    twoPages("http://inner/api/v1/Company?$skip=1&$filter=name%20begins%20'A%26B%2B'");
    await readAll('byLinks');
    expect(archive.asked[1]?.query.$filter).toBe("name begins 'A&B+'");
  });

  it('keeps the bytes of its query, without a credential', async () => {
    const query = '$skip=1&q=a%20b+c%2fd?e&&empty=&bare&k%C3%A9=%E2%82%AC&$filter=(x%20eq%20~y*)';
    twoPages(`http://inner/api/v1/Company?${query}&%6bey=of-somebody&KEY=of-somebody#here`);
    await readAll('byLinks');
    expect(archive.addresses[1]).toBe(`/api/v1/Company?key=depot-secret-key-00&${query}`);
  });

  it.each([
    ['/api/v1/Company-proxy/v2', '/api/v1/Company'],
    ['/api/v1/Company/v2', '/api/v1/Company'],
    ['', '/api/v1/Company'],
  ])('of a base address with the path "%s" stays below it', async (base, own) => {
    const { archiveApi } = archive.credentials;
    const credentials = { archiveApi: { ...archiveApi, baseUrl: `${String(archiveApi?.baseUrl)}${base}` } };
    const links = [`http://proxy${base}${own}?$skip=1`, `http://inner${own}?$skip=1`, `${own}?$skip=1`];
    for (const link of links) {
      archive.addresses.length = 0;
      twoPages(link);
      const { main } = await archive.run('company', 'byLinks', { returnAll: true }, [{}], { credentials });
      expect(main).toHaveLength(2);
      expect(archive.addresses.map((address) => address.split('?')[0])).toEqual([base + own, base + own]);
    }
  });

  it.each(['/api/v1/Company/v2', '/api/v1/Company-inner'])(
    'of a host behind a proxy, with the path "%s", is followed at the own address',
    async (folder) => {
      twoPages(`http://inner${folder}/api/v1/Company?$skip=1`);
      const { main } = await readAll('byLinks');
      expect(main).toHaveLength(2);
      expect(archive.asked[1]?.path).toBe('/api/v1/Company');
    },
  );

  it('of a list below a record leads to the same record', async () => {
    twoPages('http://inner:81/api/v1/Parent/7/Company?$skip=1');
    const { main } = await readAll('ofParent', { parent: '7' });
    expect(main).toHaveLength(2);
    expect(archive.asked.map(({ path: own }) => own)).toEqual([
      '/api/v1/Parent/7/Company',
      '/api/v1/Parent/7/Company',
    ]);
  });

  it.each([[null], [''], [false], [undefined]])('that is %p is none', async (link) => {
    archive.answer = () => ({ value: [{ id: 1 }], 'odata.nextLink': link });
    const { main } = await readAll('byLinks');
    expect(main).toHaveLength(1);
    expect(archive.asked).toHaveLength(1);
  });

  it.each([[true], [7], ['ftp://host/list'], ['http://[']])(
    'that is %p can’t be followed, and says so',
    async (link) => {
      twoPages(link);
      const { failure, main } = await readAll('byLinks');
      expect(main).toEqual([]);
      expect(failure?.message).toContain('its link to them can’t be read');
    },
  );

  it('is followed over pages without records', async () => {
    archive.answer = ({ query }) => {
      const at = Number(query.at ?? 0);
      const next = at < 4 ? { 'odata.nextLink': `?at=${at + 1}` } : {};
      return { value: at === 4 ? [{ id: 5 }] : [], ...next };
    };
    expect(jsonOf((await readAll('byLinks')).main)).toEqual([{ id: 5 }]);
  });
});

describe('a list that has no end', () => {
  const page = { value: companies(25) };

  it.each([
    ['byOffset', () => page],
    ['byNumber', () => page],
    ['byLinks', () => ({ ...page, 'odata.nextLink': `?again=${archive.asked.length}` })],
    ['byKey', () => ({ ...page, 'odata.nextLink': 'more' })],
  ])('fails where the server sends the same page again: %s', async (operation, answer) => {
    archive.answer = answer;
    const { main, failure } = await readAll(operation);
    expect(main).toEqual([]);
    expect(failure?.message).toContain('sent the same page twice');
    expect(archive.asked).toHaveLength(2);
  });

  it('fails where the server goes round and begins anew', async () => {
    archive.answer = (given) => cut(numberIn(given, '$skip', 0) % 60, 20);
    const { failure } = await readAll('byOffset');
    expect(failure?.message).toContain('sent the same page twice');
    expect(archive.asked.length).toBeLessThan(10);
  });

  it('fails where the same next link comes again', async () => {
    archive.answer = () => ({ value: [{ id: archive.asked.length }], 'odata.nextLink': '?at=2' });
    const { failure } = await readAll('byLinks');
    expect(failure?.message).toContain('sent the same next link twice');
    expect(archive.asked).toHaveLength(2);
  });

  it('fails where there is said to be more, and nothing comes', async () => {
    archive.answer = (given) =>
      numberIn(given, '$skip', 0) === 0
        ? { ...page, 'odata.nextLink': 'x' }
        : { value: [], 'odata.nextLink': 'x' };
    const { failure } = await readAll('byLinkAndOffset');
    expect(failure?.message).toContain('says that there are more records, and sends none');
  });

  it('fails where the server does not sort by the key, which would lose records', async () => {
    archive.answer = () => ({ value: [{ id: 1 }, { id: 3 }, { id: 2 }], 'odata.nextLink': 'more' });
    const { failure } = await readAll('byKey');
    expect(failure?.message).toContain('did not sort the list by id');
  });

  it('fails where a record lacks the key', async () => {
    archive.answer = () => ({ value: [{ name: 'No ID' }], 'odata.nextLink': 'more' });
    const { failure } = await readAll('byKey');
    expect(failure?.message).toContain('a record without id');
  });
});

describe('a list that the call names', () => {
  const answerPages = () => {
    archive.answer = ({ query }) => {
      const from = Number(query.at ?? / gt (\d+)$/.exec(query.$filter ?? '')?.[1] ?? 0);
      const { value } = cut(from, 25);
      const more = from + value.length < sixty.length;
      return { value, 'odata.nextLink': more ? `?at=${from + value.length}` : null };
    };
  };

  it('is read by the column of its key, whatever its letter case', async () => {
    answerPages();
    const { main } = await readAll('ofNamed', {
      list: 'people',
      filters: { filter: "name is 'a' or id lt 9" },
    });
    expect(jsonOf(main)).toEqual(sixty);
    expect(asked('$filter', '$orderBy')).toEqual([
      ["name is 'a' or id lt 9", 'personId'],
      ["(name is 'a' or id lt 9) and personId gt 25", 'personId'],
      ["(name is 'a' or id lt 9) and personId gt 50", 'personId'],
    ]);
  });

  it.each([
    ['that has no such column', { list: 'Things' }],
    ['that the user sorts', { list: 'People', filters: { orderBy: 'name' } }],
  ])('%s is read by links', async (_, parameters) => {
    answerPages();
    const { main } = await readAll('ofNamed', parameters);
    expect(jsonOf(main)).toEqual(sixty);
    expect(asked('at')).toEqual([[undefined], ['25'], ['50']]);
  });
});

describe('Limit', () => {
  it.each([
    [
      'byOffset',
      ['$skip', '$top'],
      [
        ['0', '30'],
        ['25', '5'],
      ],
    ],
    ['byLinks', ['$top'], [['30'], [undefined]]],
    [
      'byKey',
      ['$filter', '$top'],
      [
        [undefined, '30'],
        ['id gt 25', '5'],
      ],
    ],
  ])('requests no more than is wanted, and stops: %s', async (operation, names, calls) => {
    archive.answer = ({ query }) => {
      const from = Number(query.$skip ?? query.at ?? /\d+/.exec(query.$filter ?? '')?.[0] ?? 0);
      const { value } = cut(from, Number(query.$top ?? 1000));
      return { value, 'odata.nextLink': `?at=${from + value.length}` };
    };
    const { main } = await readSome(operation, 30);
    expect(jsonOf(main)).toEqual(sixty.slice(0, 30));
    expect(asked(...names)).toEqual(calls);
  });

  it.each(['byLinks', 'byKey'])('that one page fills needs no way on: %s', async (operation) => {
    archive.answer = () => ({ value: [{ name: 'No ID' }, { id: 2 }], 'odata.nextLink': 'ftp://nowhere' });
    expect((await readSome(operation, 2)).main).toHaveLength(2);
  });

  it('of one record more than the first page holds reads on past the key that comes twice', async () => {
    archive.answer = ({ body }) => {
      const key = keyIn(body);
      return cut(Math.max(key - 1, 0), 1000);
    };
    const { main } = await readSome('byKeyRows', 26);
    expect(jsonOf(main)).toEqual(sixty.slice(0, 26));
  });
});

it('of records that share a key at the border of two pages none is lost and none comes twice', async () => {
  const rows = [
    ...[1, 2, 2, 2, 3].map((id, index) => ({ id, name: `Row ${index}` })),
    { id: 3, name: 'Row 4 again' },
  ];
  archive.answer = ({ body }) => {
    const key = keyIn(body);
    const left = rows.filter(({ id }) => id >= key);
    return { value: left.slice(0, 4) };
  };
  const { main } = await readAll('byKeyRows');
  expect(jsonOf(main)).toEqual(rows);
});

it('of equal records at the border of two pages none is lost and none comes twice', async () => {
  const rows = [1, 2, 2, 2, 3, 3, 3, 3, 4].map((id) => ({ id, name: `Row ${id}` }));
  for (const size of [4, 5, 6]) {
    archive.answer = ({ body }) => ({
      value: rows.filter(({ id }) => id >= keyIn(body)).slice(0, size + 1),
    });
    const { main } = await readAll('byKeyRows');
    expect(jsonOf(main)).toEqual(rows);
  }
});

describe('records that share a key, in pages that begin past a key', () => {
  /** A row for each ID, and what distinguishes those that share one. */
  const withIds = (ids: number[]) => ids.map((id, index) => ({ id, name: `Row ${index}` }));

  const answerFrom = (rows: ReturnType<typeof withIds>, cap: number) => {
    archive.answer = ({ query }) => {
      const key = Number(/\d+$/.exec(query.$filter ?? '')?.[0] ?? 0);
      const left = rows.filter(({ id }) => id > key);
      const value = left.slice(0, Math.min(cap, Number(query.$top)));
      return { value, 'odata.nextLink': value.length < left.length ? '?more' : null };
    };
  };

  it.each([
    ['at the border of two pages', [1, 1, 2, 2, 2, 3, 4, 4, 5]],
    ['on each page', [1, 1, 2, 2, 3, 3, 4, 4]],
    ['at the end', [1, 2, 2, 3, 3, 3]],
    ['after pages without any, which end with a whole key', [1, 2, 3, 4, 5, 5, 6, 6, 6]],
  ])('come whole and once: %s', async (_, ids) => {
    const rows = withIds(ids);
    answerFrom(rows, 4);
    expect(jsonOf((await readAll('byKey')).main)).toEqual(rows);
  });

  it('are read in a larger page, where few were wanted', async () => {
    const rows = withIds([1, 1, 2, 2, 2, 2, 3]);
    answerFrom(rows, 5);
    expect(jsonOf((await readSome('byKey', 6)).main)).toEqual(rows.slice(0, 6));
  });

  it('fail with advice where one key fills a page', async () => {
    answerFrom(withIds([1, 2, 2, 2, 2, 2]), 4);
    const { main, failure } = await readAll('byKey');
    expect(main).toEqual([]);
    expect(failure?.message).toContain('More records share one id than a page holds');
    expect(failure?.description).toContain('Sort it by another field');
  });
});
