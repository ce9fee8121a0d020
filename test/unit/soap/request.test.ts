import fc from 'fast-check';
import { Client, WSDL } from 'soap';
import type { IHttpClient } from 'soap';
import { makeWsdl } from '../../../nodes/shared/protocol/soap/wsdl';
import { failureOf } from '../http/servers';
import { OPERATIONS, SERVICE, messageOf, port } from './service';

/** Not listed in package.json: n8n-core brings it, and it serves here as a parser that is not ours. */
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

describe('an envelope', () => {
  it('has the arguments in schema order, in the namespace of the service', async () => {
    const { xml } = await messageOf('Save', {
      note: 'n',
      ids: ['1', '2'],
      token: { password: 'p', id: 'i' },
      number: '00102565',
    });
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
        [
          'ids',
          [
            ['string', '1'],
            ['string', '2'],
          ],
        ],
        ['note', 'n'],
      ],
    ]);
  });

  it('is written like this', async () => {
    const { xml, headers } = await messageOf('Save', { number: 'a<b' });
    expect(xml).toContain(`<Save xmlns="${NS}"><number>a&lt;b</number></Save></soap:Body></soap:Envelope>`);
    expect(xml).toMatch(/^<\?xml version="1\.0" encoding="utf-8"\?><soap:Envelope /);
    expect(headers).toEqual({
      'Content-Type': 'text/xml; charset=utf-8',
      SOAPAction: '"http://example.com/billing/IBilling/Save"',
    });
  });

  it('leaves undefined and null out, and makes an empty text an empty element', async () => {
    const args = {
      token: { id: undefined, password: null },
      number: null,
      ids: [null, 'a', undefined],
      note: '',
    };
    const { xml } = await messageOf('Save', args);
    expect(xml).not.toContain('nil=');
    expect(await parsed(xml)).toEqual([
      'Save',
      [
        ['token', ''],
        ['ids', [['string', 'a']]],
        ['note', ''],
      ],
    ]);
  });

  it('has lists of records, bare or wrapped, of any length', async () => {
    const lines = [{ price: '12.50', sku: 'a' }, { sku: 'b' }];
    const expected = [
      'Search',
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
    ];
    expect(await parsed((await messageOf('Search', { lines })).xml)).toEqual(expected);
    expect(await parsed((await messageOf('Search', { lines: { Line: lines } })).xml)).toEqual(expected);
    expect(await parsed((await messageOf('Search', { lines: [] })).xml)).toEqual(['Search', [['lines', '']]]);
    expect(await parsed((await messageOf('Search', { lines: [{ sku: 'x' }] })).xml)).toEqual([
      'Search',
      [['lines', [['Line', [['sku', 'x']]]]]],
    ]);
  });

  it('has numbers, booleans and dates as text, and fields that the schema does not know after the others', async () => {
    const { xml } = await messageOf('Save', {
      extra: { deep: [{ a: 1 }, { a: 2n }] },
      note: true,
      number: new Date(0),
    });
    expect(await parsed(xml)).toEqual([
      'Save',
      [
        ['number', '1970-01-01T00:00:00.000Z'],
        ['note', 'true'],
        [
          'extra',
          [
            ['deep', [['a', '1']]],
            ['deep', [['a', '2']]],
          ],
        ],
      ],
    ]);
  });

  it('has no arguments where there are none', async () => {
    expect((await messageOf('Ping', {})).xml).toContain(`<Ping xmlns="${NS}"></Ping>`);
  });

  it.each([
    '<evil/>',
    '<![CDATA[x]]></note><evil/><note><![CDATA[y]]>',
    ']]>',
    '&amp; & &lt;',
    '" \' \t a\r\nb \u00e9 \u{1f600}',
    '  spaces  ',
  ])('carries %j to the character', async (note) => {
    expect(await parsed((await messageOf('Save', { note })).xml)).toEqual(['Save', [['note', note]]]);
  });

  it('carries every text that XML can carry, and refuses every other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (note) => {
        const message = await messageOf('Save', { note }).catch(() => undefined);
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
          expect(await parsed(message.xml)).toEqual(['Save', [['note', note]]]);
      }),
    );
  });

  it.each([
    [{ note: 'a\u0000b' }],
    [{ note: () => 1 }],
    [{ 'note><evil': 'x' }],
    [{ token: { $xml: '<evil/>' } }],
    [{ token: { $value: 'x' } }],
    [{ token: { $attributes: { a: 'x' } } }],
    [{ note: new Date(NaN) }],
  ])('is not written for %j', async (args) => {
    const sent = jest.fn();
    const failure = await failureOf(port().call('Save', args, sent));
    expect(failure.kind).toBe('blocked');
    expect(failure.message).not.toContain('<evil/>');
    expect(sent).not.toHaveBeenCalled();
  });

  it.each(['_xml', 'attributes', '__proto__', 'constructor'])(
    'writes an argument called %s as an element',
    async (name) => {
      const { xml } = await messageOf('Save', Object.fromEntries([[name, '<b>']]));
      expect(await parsed(xml)).toEqual(['Save', [[name, '<b>']]]);
    },
  );

  it('writes a record called "attributes" as an element', async () => {
    const { xml } = await messageOf('Save', { attributes: { a: 'b' } });
    expect(await parsed(xml)).toEqual(['Save', [['attributes', [['a', 'b']]]]]);
  });
});

describe('an envelope, to the character', () => {
  // node-soap writes these as character references, which a parser reads alike.
  const text = fc.string({ unit: 'grapheme' }).filter((each) => !/[\t\r\n]/.test(each));
  const some = <T extends object>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
    fc.record(model, { requiredKeys: [] });
  const token = some({ id: text, password: text });
  const lines = some({ Line: fc.array(some({ sku: text, price: text })) });
  const calls = fc.oneof(
    fc.record({
      operation: fc.constant('Save'),
      args: some({ token, number: text, ids: some({ string: fc.array(text) }), note: text }),
    }),
    fc.record({ operation: fc.constant('Search'), args: some({ token, lines }) }),
    fc.record({ operation: fc.constant('Count'), args: some({ unknown: fc.array(some({ deep: text })) }) }),
  );

  /** The same with the members of all records the other way round. */
  const backwards = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(backwards);
    if (typeof value !== 'object' || value === null) return value;
    const members = Object.entries(value).map(([name, each]) => [name, backwards(each)] as const);
    return Object.fromEntries(members.reverse());
  };

  /** What node-soap itself makes of the same service and arguments, escaping included. */
  async function nodeSoap(): Promise<(operation: string, args: object) => string> {
    let written = '';
    const httpClient = {
      request: (_: string, xml: string) => void (written = xml),
    } as unknown as IHttpClient;
    const wsdl = new WSDL(makeWsdl(SERVICE, OPERATIONS), '', {});
    await new Promise<void>((resolve) => wsdl.onReady(() => resolve()));
    const client = new Client(wsdl, '', { httpClient });
    return (operation, args) => {
      (client[operation] as (args: object, callback: () => void) => void)(args, () => undefined);
      return written;
    };
  }

  it('is what node-soap writes', async () => {
    const theirs = await nodeSoap();
    const shared = port();
    await fc.assert(
      fc.asyncProperty(calls, async ({ operation, args }) => {
        // node-soap mostly keeps the order in which it is given things, which here is the schema's.
        const { xml } = await messageOf(operation, backwards(args) as Record<string, unknown>, shared);
        expect(xml).toBe(theirs(operation, args));
      }),
    );
  });

  it('holds nothing of the call before', async () => {
    const shared = port();
    const full = { token: { id: 'i', password: 'p' }, number: '1', note: 'n' };
    const bare = (await messageOf('Save', {}, port())).xml;
    await messageOf('Save', full, shared);
    expect((await messageOf('Save', {}, shared)).xml).toBe(bare);
    expect((await messageOf('Count', {}, shared)).xml).toContain('<Count xmlns');
  });
});

describe('the service description', () => {
  it('is well-formed whatever the names and addresses', async () => {
    const service = { ...SERVICE, namespace: 'urn:a&b"<', action: () => 'http://x/?a=1&b="2"' };
    const wsdl = makeWsdl(service, OPERATIONS);
    const root = (await parseStringPromise(wsdl)) as { 'wsdl:definitions': { $: Record<string, string> } };
    expect(root['wsdl:definitions'].$.targetNamespace).toBe('urn:a&b"<');
  });

  it('has text leaves only', () => {
    const types = makeWsdl(SERVICE, OPERATIONS).match(/type="xs:\w+"/g) ?? [];
    expect(types.length).toBeGreaterThan(10);
    expect(new Set(types)).toEqual(new Set(['type="xs:string"']));
  });

  it('names unknown operations as such', async () => {
    expect((await failureOf(port().call('Nope', {}, jest.fn()))).message).toContain('Nope');
  });
});
