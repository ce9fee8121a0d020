import { inspect } from 'node:util';
import { send } from '../../../nodes/shared/http/send';
import type { Values } from '../../../nodes/shared/operation';
import type { Codec } from '../../../nodes/shared/protocol/protocol';
import { listOf } from '../../../nodes/shared/protocol/rows';
import { PLAIN, closeAll, failureOf, httpServer } from '../http/servers';
import { SERVICE, answer, codecOf, envelope, messageOf, resultOf } from './service';

const NS = SERVICE.namespace;
const XSI = 'xmlns:i="http://www.w3.org/2001/XMLSchema-instance"';
const search = (rows: string) =>
  envelope(`<SearchResponse xmlns="${NS}"><SearchResult ${XSI}>${rows}</SearchResult></SearchResponse>`);
const count = (content: string) =>
  envelope(`<CountResponse xmlns="${NS}"><CountResult>${content}</CountResult></CountResponse>`);

describe('an answer', () => {
  it('is plain JSON, digits kept', async () => {
    const rows = `
      <Invoice>
        <Id>00102565</Id><Note/><Amount>12.50</Amount>
        <Lines><Line><sku>9223372036854775807</sku><price>0.10</price></Line></Lines>
      </Invoice>
      <Invoice><Id i:type="x:string" xmlns:x="urn:y">1e5</Id><Note i:nil="true"/><Lines/></Invoice>`;
    expect(await resultOf('Search', answer(search(rows)))).toStrictEqual([
      { Id: '00102565', Note: '', Amount: '12.50', Lines: [{ sku: '9223372036854775807', price: '0.10' }] },
      { Id: '1e5', Note: null, Lines: [] },
    ]);
  });

  it.each([
    ['no row', '', []],
    ['one row', '<Invoice><Id>1</Id></Invoice>', [{ Id: '1', Lines: [] }]],
    [
      'two rows',
      '<Invoice><Id>1</Id></Invoice><Invoice><Id>2</Id></Invoice>',
      [
        { Id: '1', Lines: [] },
        { Id: '2', Lines: [] },
      ],
    ],
    ['an empty row', '<Invoice/><Invoice i:nil="1"/>', [null, null]],
  ])('with %s is an array', async (_, rows, expected) => {
    expect(await resultOf('Search', answer(search(rows)))).toStrictEqual(expected);
  });

  it('that is nil is no row', async () => {
    const xml = envelope(
      `<SearchResponse xmlns="${NS}"><SearchResult ${XSI} i:nil="true"/></SearchResponse>`,
    );
    expect(await resultOf('Search', answer(xml))).toStrictEqual([]);
  });

  // Text is trimmed before it is read as a boolean: https://www.w3.org/TR/xmlschema-2/#rf-whiteSpace
  it.each([
    ['i:nil="true"', null],
    ['i:nil=" 1&#10;"', null],
    ['a="x" i:nil="true"', null],
    ['i:nil="false"', 'x'],
    ['i:nil="0"', 'x'],
    ['i:nil=""', 'x'],
    ['nil="true"', 'x'],
    ['i:vanil="true"', 'x'],
  ])('with %s on an element reads it so', async (attributes, expected) => {
    const rows = `<Invoice><Note ${attributes}>x</Note></Invoice>`;
    expect(await resultOf('Search', answer(search(rows)))).toStrictEqual([{ Note: expected, Lines: [] }]);
  });

  it('keeps elements that the schema does not know, as text, records and lists', async () => {
    const rows = `<Invoice><Lines/><New>a</New><Sub><A>1</A><A>2</A><A>3</A><B i:nil="true"/></Sub><toString>x</toString>
      <__proto__>y</__proto__><Sub/><__proto__>z</__proto__></Invoice>`;
    const [row] = (await resultOf('Search', answer(search(rows)))) as object[];
    expect(JSON.stringify(row)).toBe(
      '{"Lines":[],"New":"a","Sub":[{"A":["1","2","3"],"B":null},""],"toString":"x","__proto__":["y","z"]}',
    );
  });

  it('without a result element has none', async () => {
    expect(await resultOf('Save', answer(envelope(`<SaveResponse xmlns="${NS}"/>`)))).toBeUndefined();
    expect(await resultOf('Ping', answer(envelope(`<PingResponse xmlns="${NS}"/>`)))).toBeUndefined();
  });

  it.each([
    ['soapenv', 'ns1'],
    ['SOAP-ENV', 'tns'],
    ['x', 'xsi'],
  ])('may have the prefixes %s and %s', async (soap, own) => {
    const xml = `<?xml version="1.0" encoding="utf-8"?>
      <${soap}:Envelope xmlns:${soap}="http://schemas.xmlsoap.org/soap/envelope/"><${soap}:Header/><${soap}:Body>
      <${own}:CountResponse xmlns:${own}="${NS}"><${own}:CountResult>7</${own}:CountResult></${own}:CountResponse>
      </${soap}:Body></${soap}:Envelope>`;
    expect(await resultOf('Count', answer(xml))).toBe('7');
  });

  it.each([
    ['CDATA', 'a<![CDATA[<b> & ]]>c', 'a<b> & c'],
    [
      'CDATA that looks like a document',
      '<![CDATA[<?xml version="1.0"?><a>1</a>]]>',
      '<?xml version="1.0"?><a>1</a>',
    ],
    ['entities', '&lt;&amp;&gt;&quot;&apos;', '<&>"\''],
    ['references to characters that XML forbids', 'A&#x0B;B&#11;C&#x0;', 'A\u000bB\u000bC\u0000'],
    ['such characters as they are', 'A\u000bB', 'A\u000bB'],
    ['CDATA that looks like a reference', '<![CDATA[&#x0B;]]>', '&#x0B;'],
    ['character references', '&#228;&#xE4;&#x1F600;', '\u00e4\u00e4\u{1f600}'],
    ['spaces', '  a \n b  ', '  a \n b  '],
    ['spaces only', '   ', '   '],
    ['nothing', '', ''],
    ['200 kB', 'ab '.repeat(70_000), 'ab '.repeat(70_000)],
    ['a comment', 'a<!-- no -->b', 'ab'],
  ])('with %s in its text is read to the character', async (_, content, expected) => {
    expect(await resultOf('Count', answer(count(content)))).toBe(expected);
  });

  it('with attributes keeps long text and CDATA whole', async () => {
    const xml = count('').replace(
      '<CountResult>',
      `<CountResult ${XSI} i:type="t" id="1">a<![CDATA[b]]>${'c'.repeat(99_999)}`,
    );
    expect(await resultOf('Count', answer(xml))).toBe(`ab${'c'.repeat(99_999)}`);
  });

  it('may begin with a byte order mark', async () => {
    expect(await resultOf('Count', answer(`\ufeff<?xml version="1.0"?>${count('\u00e4')}`))).toBe('\u00e4');
  });

  it.each([
    ['iso-8859-1', 'latin1', 'text/xml; charset=ISO-8859-1', ''],
    ['iso-8859-1 by its declaration', 'latin1', 'text/xml', '<?xml version="1.0" encoding="ISO-8859-1"?>'],
    ['utf-16', 'utf16le', 'text/xml; charset=utf-16', ''],
    [
      'UTF-8, whatever UTF-16 its declaration names',
      'utf8',
      'text/xml',
      '<?xml version="1.0" encoding="utf-16"?>',
    ],
    ['UTF-8 and called HTML', 'utf8', 'text/html', ''],
    ['a charset that is not known', 'utf8', 'text/xml; charset="x-none"', ''],
  ] as const)('may be in %s', async (_, encoding, contentType, declaration) => {
    const body = Buffer.from(declaration + count('\u00e4'), encoding);
    expect(await resultOf('Count', answer(body, 200, { 'content-type': contentType }))).toBe('\u00e4');
  });

  it('of ten thousand rows is read in time', async () => {
    const rows = '<Invoice><Id>1</Id><Lines><Line><sku>a</sku></Line></Lines></Invoice>'.repeat(10_000);
    expect(await resultOf('Search', answer(search(rows)))).toHaveLength(10_000);
  });
});

describe('a fault', () => {
  const fault = (code: string, words: string) =>
    envelope(`<s:Fault><faultcode>${code}</faultcode>${words}<detail><x>secret stack</x></detail></s:Fault>`);

  it.each([500, 200, 400])('in HTTP %i is a refusal with its words and code', async (status) => {
    const xml = fault(
      's:InvalidCustomerInternalId',
      '<faultstring xml:lang="en-US">\n Not found &amp; gone \n</faultstring>',
    );
    expect(await failureOf(resultOf('Save', answer(xml, status)))).toMatchObject({
      kind: 'refused',
      message: 'Not found & gone',
      code: 'InvalidCustomerInternalId',
      status,
      outcome: 'failed',
    });
  });

  it.each([
    ['<detail><Message>Customer is locked</Message></detail>', 'Customer is locked', undefined],
    [
      '<faultstring> </faultstring><detail><e:Fault xmlns:e="e"><e:Reason>Locked</e:Reason></e:Fault></detail>',
      'Locked',
      undefined,
    ],
    [
      '<faultstring>Server error</faultstring><detail><Message>Locked</Message></detail>',
      'Server error',
      'Locked',
    ],
  ])('has its words wherever they stand: %s', async (inner, message, description) => {
    const xml = envelope(`<s:Fault><faultcode>s:Client</faultcode>${inner}</s:Fault>`);
    expect(await failureOf(resultOf('Save', answer(xml, 500)))).toMatchObject({ message, description });
  });

  it('keeps its words and status if its letters are in a charset that it does not name', async () => {
    const xml = fault('s:Client', '<faultstring>Café is closed</faultstring>');
    const failure = await failureOf(resultOf('Save', answer(Buffer.from(xml, 'latin1'), 500)));
    expect(failure).toMatchObject({ kind: 'refused', message: 'Café is closed', status: 500 });
  });

  it('may have a code without prefix, and no words', async () => {
    const failure = await failureOf(resultOf('Save', answer(fault('Client', ''), 500)));
    expect(failure.code).toBe('Client');
    expect(failure.message).toBe('The service answered with a fault that says nothing more');
  });

  it('in the form of SOAP 1.2 is read too', async () => {
    const xml = envelope(
      '<s:Fault><s:Code><s:Value>s:Sender</s:Value></s:Code><s:Reason><s:Text>no</s:Text></s:Reason></s:Fault>',
    );
    expect(await failureOf(resultOf('Save', answer(xml, 500)))).toMatchObject({
      message: 'no',
      code: 'Sender',
    });
  });

  it.each([
    [429, 'throttled'],
    [503, 'unavailable'],
    [401, 'unauthorized'],
  ])('in HTTP %i keeps what the status says about retrying', async (status, kind) => {
    const response = answer(fault('s:Busy', '<faultstring>later</faultstring>'), status, {
      'retry-after': '3',
    });
    const failure = await failureOf(resultOf('Save', response));
    expect(failure).toMatchObject({ kind, message: 'later', code: 'Busy', status });
    if (status !== 401) expect(failure.retryAfterMs).toBe(3000);
  });
});

describe('anything that is not an answer', () => {
  const html = { 'content-type': 'text/html' };

  it.each([
    [503, 'unavailable', 'The service answered 503 Service Unavailable'],
    [500, 'refused', 'The service answered 500 Internal Server Error'],
    [404, 'refused', 'The service answered 404 Not Found'],
    [429, 'throttled', 'The service answered 429 Too Many Requests'],
  ])('with status %i fails by its status', async (status, kind, message) => {
    const response = answer('<html><body>secret &nbsp; <br></body></html>', status, html);
    expect(await failureOf(resultOf('Save', response))).toMatchObject({ kind, message, status });
  });

  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>${count('&b;')}`;
  const external = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${count('&a;')}`;
  const damaged = 'The service answered XML that is damaged or cut short';

  it.each([
    ['HTML', '<!DOCTYPE html><html><p>secret</html>', 'The service answered HTML where XML was expected'],
    ['well-formed HTML', '<html><p>secret</p></html>', 'The service answered HTML where XML was expected'],
    ['JSON', '{"a": "secret"}', 'The service answered something that is not XML'],
    ['nothing', '', 'The service answered nothing where XML was expected'],
    ['cut-off XML', count('secret').slice(0, -20), damaged],
    ['XML with a stray entity', count('&secret;'), damaged],
    ['XML that goes on after its end', `${count('1')}<more/>`, damaged],
    ['an entity bomb', bomb, damaged],
    ['an external entity', external, damaged],
    [
      'another operation',
      envelope('<OtherResponse/>'),
      'The service answered XML without the element SaveResponse',
    ],
    [
      'letters of another charset than it names',
      Buffer.from(count('Caf\u00e9'), 'latin1'),
      'The service answered with bytes that are not UTF-8, the charset it names',
    ],
    ['an empty body', envelope(''), 'The service answered XML without the element SaveResponse'],
    ['no envelope', '<SaveResponse/>', 'The service answered XML without the element SaveResponse'],
  ])('is unreadable: %s', async (_, body, message) => {
    const failure = await failureOf(resultOf('Save', answer(body)));
    expect(failure).toMatchObject({ kind: 'unreadable', message, status: 200 });
  });
});

describe('a codec', () => {
  afterEach(closeAll);

  const values = { number: '1' };
  const token = { id: 'user', password: 'hunter2secret' };
  const url = async (reply: (request: string) => { status: number; body: string }) => {
    const server = await httpServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const { status, body } = reply(text);
        response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
      });
    });
    return server.url;
  };
  const call = async (codec: Codec, given: Values, baseUrl: string): Promise<unknown> => {
    const access = { query: [], headers: {}, body: token };
    const request = await codec.write(given).request({ baseUrl, access });
    const reader = codec.reader();
    return await reader.answer(await send(request, { ...PLAIN, reader: reader.body }));
  };

  it('keeps calls in flight apart', async () => {
    const address = await url((request) => ({
      status: 200,
      body: count(/<number>(\d+)<\/number>/.exec(request)?.[1] ?? '').replace(/Count/g, 'Save'),
    }));
    const shared = codecOf('Save');
    const numbers = Array.from({ length: 50 }, (_, i) => String(i));
    const results = await Promise.all(numbers.map(async (number) => await call(shared, { number }, address)));
    expect(results).toEqual(numbers);
  });

  it.each([
    [500, envelope('<s:Fault><faultcode>a:B</faultcode><faultstring>no</faultstring></s:Fault>')],
    [200, '<html>'],
    [200, 'cut <xml'],
    [503, ''],
  ])('keeps no secret, in its errors or in itself (%i %s)', async (status, body) => {
    const address = await url(() => ({ status, body }));
    const shared = codecOf('Save');
    const failure = await failureOf(call(shared, values, address));
    for (const thing of [failure, shared]) {
      expect(inspect(thing, { depth: 10, showHidden: true })).not.toContain('hunter2');
    }
    expect(failure.cause).toBeUndefined();
  });

  it('keeps no secret when it is given what can’t be written', async () => {
    const failure = await failureOf(messageOf(codecOf('Save'), { note: 'hunter2\u0001' }));
    expect(failure.message).toBe('The value of note has a control character that XML can’t carry');
    expect(inspect(failure, { depth: 10, showHidden: true })).not.toContain('hunter2');
  });
});

describe('a list if only the name of its entries is known', () => {
  const found = (content: string) =>
    resultOf(
      'Find',
      answer(envelope(`<FindResponse xmlns="${NS}"><FindResult>${content}</FindResult></FindResponse>`)),
    );
  const fee = (id: number) => `<Fee><Id>${id}</Id><Lines><Line><sku>a</sku></Line></Lines></Fee>`;
  const record = (id: number) => ({ Id: String(id), Lines: [{ sku: 'a' }] });

  it.each([
    ['none', '<Fees/><Count>0</Count>', []],
    ['one', `<Fees>${fee(1)}</Fees><Count>1</Count>`, [record(1)]],
    ['two', `<Fees>${fee(1)}${fee(2)}</Fees>`, [record(1), record(2)]],
    ['one without an element around it', `${fee(1)}<Count>1</Count>`, [record(1)]],
    ['two without an element around them', `${fee(1)}${fee(2)}`, [record(1), record(2)]],
  ])('has %s', async (_, content, expected) => expect(listOf('Fee', await found(content))).toEqual(expected));
});
