import fc from 'fast-check';
import { Client, WSDL } from 'soap';
import type { IHttpClient } from 'soap';
import type { Field, Values } from '../../../nodes/shared/operation';
import {
  additional,
  argument,
  body,
  boolean,
  decimal,
  id,
  json,
  list,
  member,
  objectType,
  record,
  records,
  scalar,
  text,
} from '../../../nodes/shared/operation';
import { soap } from '../../../nodes/shared/protocol/soap';
import { makeWsdl } from '../../../nodes/shared/protocol/soap/wsdl';
import { failureOf } from '../http/servers';
import { DIALECT, SERVICE, codecOf, declared, field, messageOf } from './service';

/** Not listed in package.json: n8n-core depends on it. Here it is a parser that is not ours. */
const { parseStringPromise, processors } = jest.requireActual<{
  parseStringPromise(xml: string, options?: object): Promise<unknown>;
  processors: { stripPrefix(name: string): string };
}>('xml2js');

const NS = SERVICE.namespace;

interface ParsedElement {
  '#name': string;
  $ns: { uri: string; local: string };
  _?: string;
  $$?: ParsedElement[];
}

/** The envelope as nested [local name, content], by a parser that is not ours; every element below Body must be in NS. */
async function parsed(xml: string): Promise<unknown> {
  const root = (await parseStringPromise(xml, {
    xmlns: true,
    explicitChildren: true,
    preserveChildrenOrder: true,
    explicitRoot: false,
    trim: false,
    normalize: false,
    includeWhiteChars: true,
    tagNameProcessors: [processors.stripPrefix],
  })) as ParsedElement;
  expect(root.$ns).toEqual({ local: 'Envelope', uri: 'http://schemas.xmlsoap.org/soap/envelope/' });
  const [body] = root.$$ ?? [];
  expect(body?.$ns).toEqual({ local: 'Body', uri: 'http://schemas.xmlsoap.org/soap/envelope/' });
  const read = (element: ParsedElement): unknown => {
    expect(element.$ns.uri).toBe(NS);
    const children = element.$$?.filter((child) => child['#name'] !== '__text__');
    return [element.$ns.local, children?.length ? children.map(read) : (element._ ?? '')];
  };
  expect(body?.$$).toHaveLength(1);
  return body?.$$?.map(read)[0];
}

/** What a codec of these fields writes for values, below the wrapper. */
async function writtenFor(fields: Field[], values: Values): Promise<unknown> {
  const codec = soap.codec(declared('Do', fields, scalar('done', text())), DIALECT);
  const [, [, ...elements]] = (await parsed((await messageOf(codec, values)).xml)) as [string, unknown[]];
  return elements;
}

const line = records({ itemLabel: 'Line', item: 'Line' }, field('sku'), field('price', decimal()));

describe('an envelope', () => {
  it('has the credential first, then the arguments in the order of the declaration', async () => {
    const values = { note: 'n', ids: ['1', '2'], number: '00102565' };
    const { xml } = await messageOf(codecOf('Save'), values, { password: 'p', id: 'i' });
    expect(await parsed(xml)).toEqual([
      'Save',
      [
        [
          'token',
          [
            ['id', 'i'],
            ['password', 'p'],
          ],
        ],
        ['number', '00102565'],
        ['ids', '1'],
        ['ids', '2'],
        ['note', 'n'],
      ],
    ]);
  });

  it('is written like this', async () => {
    const { xml, headers } = await messageOf(codecOf('Save'), { number: 'a<b' }, { id: 'i' });
    const content = '<token><id>i</id></token><number>a&lt;b</number>';
    expect(xml).toContain(`<Save xmlns="${NS}">${content}</Save></soap:Body></soap:Envelope>`);
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?><soap:Envelope /);
    expect(headers).toEqual({
      'Content-Type': 'text/xml; charset=utf-8',
      SOAPAction: '"http://example.com/billing/IBilling/Save"',
    });
  });

  it('is like this for a plain call and a call that shares its operation', async () => {
    const shapes = [
      [field('a'), field('b')],
      [field('b'), field('c')],
    ].map((fields) => soap.codec(declared('Save', fields, scalar('done', text())), DIALECT));
    const [first, second] = await Promise.all(
      shapes.map(async (codec) => (await messageOf(codec, { c: '3', b: '2', a: '1' })).xml),
    );
    expect(first).toContain('<a>1</a><b>2</b></Save>');
    expect(second).toContain('</token><b>2</b><c>3</c></Save>');
  });

  it.each<[string, Field[], Values, unknown]>([
    ['no value', [field('a'), field('b')], { a: undefined, b: null }, []],
    ['an empty text', [field('a')], { a: '' }, [['a', '']]],
    [
      'typed values',
      [
        field('a', decimal()),
        field('b', boolean()),
        field('c', id()),
        field('d', boolean({ sentAs: { yes: 1, no: 0 } })),
      ],
      { a: '12.50', b: false, c: 9223372036854775807n, d: true },
      [
        ['a', '12.50'],
        ['b', 'false'],
        ['c', '9223372036854775807'],
        ['d', '1'],
      ],
    ],
    ['no row', [field('lines', line)], { lines: [] }, [['lines', '']]],
    ['one row', [field('lines', line)], { lines: [{ sku: 'x' }] }, [['lines', [['Line', [['sku', 'x']]]]]]],
    [
      'rows, their members in order',
      [field('lines', line)],
      { lines: [{ price: '12.50', sku: 'a' }, { sku: 'b' }] },
      [
        [
          'lines',
          [
            [
              'Line',
              [
                ['sku', 'a'],
                ['price', '12.50'],
              ],
            ],
            ['Line', [['sku', 'b']]],
          ],
        ],
      ],
    ],
    [
      'rows without an element around them',
      [field('line', records('Line', field('sku'))), field('id', list(text()))],
      { line: [{ sku: 'a' }, { sku: 'b' }], id: ['1', '2'] },
      [
        ['line', [['sku', 'a']]],
        ['line', [['sku', 'b']]],
        ['id', '1'],
        ['id', '2'],
      ],
    ],
    [
      'members that a row declares as open',
      [field('line', { ...records({ itemLabel: 'Line', open: true }, field('sku')) })],
      { line: [{ extra: { deep: [{ a: 1 }, { a: 2 }] }, sku: 'a' }] },
      [
        [
          'line',
          [
            ['sku', 'a'],
            [
              'extra',
              [
                ['deep', [['a', '1']]],
                ['deep', [['a', '2']]],
              ],
            ],
          ],
        ],
      ],
    ],
    ['an object without members', [field('a', record(field('b')))], { a: {} }, []],
    [
      'what is sent otherwise, but in an object of which nothing is given',
      [
        body('a', text(), { label: 'A', otherwise: '0' }),
        field('b', record(field('c'), body('d', text(), { label: 'D', otherwise: '1' }))),
        body('f', text(), { label: 'F', wire: 'e.f' }),
        body('g', text(), { label: 'G', wire: 'e.g', otherwise: '2' }),
        body('rows', records('Row', body('h', text(), { label: 'H', otherwise: '3' })), { label: 'Rows' }),
      ],
      { b: {}, rows: [{}] },
      [
        ['a', '0'],
        ['rows', [['h', '3']]],
      ],
    ],
    [
      'an object type spread over the form, in the order of its schema',
      argument(
        'order',
        objectType('Order', () => [
          member('Number', text()),
          member('Lines', records({ item: 'Line' }, member('Sku', text()))),
          member('Total', decimal()),
        ]),
        { top: ['total', 'number'], rest: additional },
      ),
      { total: '1.50', number: '7', lines: [{ sku: 'a' }] },
      [
        [
          'order',
          [
            ['Number', '7'],
            ['Lines', [['Line', [['Sku', 'a']]]]],
            ['Total', '1.50'],
          ],
        ],
      ],
    ],
    [
      'an object type that is the arguments themselves',
      argument(
        '',
        objectType('Payment', () => [member('Number', text()), member('Total', decimal())]),
        {
          top: ['total', 'number'],
        },
      ),
      { total: '1.50', number: '7' },
      [
        ['Number', '7'],
        ['Total', '1.50'],
      ],
    ],
    [
      'what is sent otherwise, beside what is given',
      [
        body('a', text(), { label: 'A', otherwise: '0' }),
        field('b', record(body('d', text(), { label: 'D', otherwise: '1' }), field('c'))),
        body('f', text(), { label: 'F', wire: 'e.f' }),
        body('g', text(), { label: 'G', wire: 'e.g', otherwise: '2' }),
      ],
      { a: '5', b: { c: 'c' }, f: 'f' },
      [
        ['a', '5'],
        [
          'b',
          [
            ['d', '1'],
            ['c', 'c'],
          ],
        ],
        [
          'e',
          [
            ['f', 'f'],
            ['g', '2'],
          ],
        ],
      ],
    ],
    [
      'wires with dots, whatever stands between them',
      [
        body('street', text(), { label: 'Street', wire: 'customer.address.street' }),
        body('due', text(), { label: 'Due', wire: 'due' }),
        body('name', text(), { label: 'Name', wire: 'customer.name' }),
        body('city', text(), { label: 'City', wire: 'customer.address.city' }),
        body('note', text(), { label: 'Note', wire: 'other.note' }),
      ],
      { city: 'Miami', name: 'Ann', street: 'Main', due: 'now' },
      [
        [
          'customer',
          [
            [
              'address',
              [
                ['street', 'Main'],
                ['city', 'Miami'],
              ],
            ],
            ['name', 'Ann'],
          ],
        ],
        ['due', 'now'],
      ],
    ],
    [
      'lists of which each entry makes an element',
      [
        body('names', list(text()), { label: 'Names', wire: 'filters.Filter[].Name' }),
        body('values', list(text()), { label: 'Values', wire: 'filters.Filter[].Value' }),
      ],
      { names: ['a', 'b'], values: ['1', '2'] },
      [
        [
          'filters',
          [
            [
              'Filter',
              [
                ['Name', 'a'],
                ['Value', '1'],
              ],
            ],
            [
              'Filter',
              [
                ['Name', 'b'],
                ['Value', '2'],
              ],
            ],
          ],
        ],
      ],
    ],
    [
      'JSON',
      [field('any', json())],
      { any: { _xml: 1, attributes: { a: [true, null] } } },
      [
        [
          'any',
          [
            ['_xml', '1'],
            ['attributes', [['a', 'true']]],
          ],
        ],
      ],
    ],
  ])('with %s is as declared', async (_, fields, values, expected) => {
    expect(await writtenFor(fields, values)).toEqual(expected);
  });

  it.each([
    '<evil/>',
    '<![CDATA[x]]></note><evil/><note><![CDATA[y]]>',
    ']]>',
    '&amp; & &lt;',
    '" \' \t a\r\nb \u00e9 \u{1f600}',
    '  spaces  ',
  ])('carries %j to the character', async (note) => {
    expect(await writtenFor([field('note')], { note })).toEqual([['note', note]]);
  });

  it('carries every text that XML can carry, and refuses every other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (note) => {
        const message = await messageOf(codecOf('Save'), { note }).catch(() => undefined);
        // https://www.w3.org/TR/xml/#charsets
        const legal = [...note].every((character) => {
          const code = character.codePointAt(0) ?? 0;
          return (
            [9, 10, 13].includes(code) ||
            (code >= 32 && !(code >= 0xd800 && code < 0xe000) && code !== 0xfffe && code !== 0xffff)
          );
        });
        expect(message !== undefined).toBe(legal);
        // The parser of the test drops text that is nothing but white space.
        if (message && note.trim() !== '')
          expect(await parsed(message.xml)).toEqual([
            'Save',
            [
              ['token', ''],
              ['note', note],
            ],
          ]);
      }),
    );
  });

  it.each<[Values]>([
    [{ note: 'a\u0000b' }],
    [{ any: { 'note><evil': 'x' } }],
    [{ any: { $xml: '<evil/>' } }],
  ])('is not written for %j', async (values) => {
    const failure = await failureOf(writtenFor([field('note'), field('any', json())], values));
    expect(failure.kind).toBe('blocked');
    expect(failure.message).not.toContain('<evil/>');
  });

  it('that is larger than the vendor accepts is not written, as its size shows before', async () => {
    const dialect = { ...DIALECT, maxBodyBytes: 2_000 };
    const codec = soap.codec(declared('Do', [field('note')], scalar('done', text())), dialect);
    const way = { baseUrl: 'https://bill.example', access: { query: [], headers: {}, body: {} } };
    expect(codec.write({ note: 'a'.repeat(900) }).size(way)).toBeLessThan(1);
    const large = codec.write({ note: 'a'.repeat(2_000) });
    expect(large.size(way)).toBeGreaterThan(1);
    const failure = await failureOf(Promise.resolve(large.request(way)));
    expect([failure.kind, failure.message]).toEqual([
      'blocked',
      'The request is larger than the 2000 bytes that Billing accepts',
    ]);
  });
});

describe('an envelope, to the character', () => {
  // node-soap writes these as character references, which a parser reads alike.
  const plain = fc.string({ unit: 'grapheme' }).filter((each) => !/[\t\r\n]/.test(each));
  const some = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
    fc.record(model, { requiredKeys: [] });
  const token = some({ id: plain, password: plain });
  const saved = some({ number: plain, ids: fc.array(plain), note: plain });
  const lines = fc.array(some({ sku: plain, price: plain }));

  /** What node-soap itself writes for the same operation and arguments, escaping included. */
  async function nodeSoap(operation: string): Promise<(args: object) => string> {
    let written = '';
    const httpClient = {
      request: (_: string, xml: string) => void (written = xml),
    } as unknown as IHttpClient;
    const wsdl = new WSDL(makeWsdl(SERVICE, operation), '', {});
    await new Promise<void>((resolve) => wsdl.onReady(() => resolve()));
    const client = new Client(wsdl, '', { httpClient });
    return (args) => {
      (client[operation] as (args: object, callback: () => void) => void)(args, () => undefined);
      return written;
    };
  }

  it('is what node-soap writes', async () => {
    const theirs = { Save: await nodeSoap('Save'), Search: await nodeSoap('Search') };
    const given = (name: string, value: unknown) => (value === undefined ? {} : { [name]: value });
    await fc.assert(
      fc.asyncProperty(token, saved, async (access, { number, ids, note }) => {
        const { xml } = await messageOf(codecOf('Save'), { note, ids, number }, access);
        const args = {
          ...given('number', number),
          ...given('ids', ids),
          ...given('note', note),
        };
        expect(xml).toBe(theirs.Save({ token: access, ...args }));
      }),
    );
    await fc.assert(
      fc.asyncProperty(token, lines, async (access, rows) => {
        const { xml } = await messageOf(codecOf('Search'), { lines: rows }, access);
        const ordered = rows.map(({ sku, price }) => ({ ...given('sku', sku), ...given('price', price) }));
        expect(xml).toBe(theirs.Search({ token: access, lines: { Line: ordered } }));
      }),
    );
  });

  it('contains nothing from the call before', async () => {
    const codec = codecOf('Save');
    const bare = (await messageOf(codecOf('Save'), {})).xml;
    await messageOf(codec, { number: '1', note: 'n' }, { id: 'i', password: 'p' });
    expect((await messageOf(codec, {})).xml).toBe(bare);
  });
});

describe('the service description', () => {
  it('is well-formed whatever the names and addresses', async () => {
    const service = { ...SERVICE, namespace: 'urn:a&b"<', action: () => 'http://x/?a=1&b="2"' };
    const root = (await parseStringPromise(makeWsdl(service, 'Save'))) as {
      'wsdl:definitions': { $: Record<string, string> };
    };
    expect(root['wsdl:definitions'].$.targetNamespace).toBe('urn:a&b"<');
  });
});
