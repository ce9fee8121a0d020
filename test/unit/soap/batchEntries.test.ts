import {
  body,
  decimal,
  done,
  list,
  shared,
  text,
  type Field,
  type Operation,
  type Value,
} from '../../../nodes/shared/operation';
import { compile } from '../../../nodes/shared/compile/compile';
import { DIALECT, declared, field } from './service';

const WAY = { baseUrl: 'https://bill.example', access: { query: [], headers: {}, body: {} } };

const batchOf = (fields: Field[], collects: string | string[]): Operation =>
  declared('Mark', fields, done(), {
    effect: 'once',
    batch: { collects, verdict: shared() },
    rules: [],
  });

/** The arguments of a call, without its envelope and the credential. */
async function argumentsOf(operation: Operation, entries: Value[], common = {}): Promise<string> {
  const compiled = compile(operation, DIALECT);
  const call = compiled.frame(common)(entries.map((entry) => compiled.writeEntry(entry)));
  const { body: xml } = await call.request(WAY);
  return /<token>.*?<\/token>(.*)<\/\w*:?Mark>/s.exec(String(xml))?.[1] ?? String(xml);
}

const ids = (wire: string, type = list(text())): Field => body('ids', type, { label: 'IDs', wire });

describe('the entries of a batch over SOAP', () => {
  it.each<[string, Field, string]>([
    ['an element for each', ids('ids'), '<ids>a&amp;b</ids><ids>c</ids>'],
    ['below other elements', ids('bill.ids'), '<bill><ids>a&amp;b</ids><ids>c</ids></bill>'],
    [
      'an element of its own around each',
      ids('bill.rows[].id'),
      '<bill><rows><id>a&amp;b</id></rows><rows><id>c</id></rows></bill>',
    ],
    ['one text', ids('ids', list(text(), { separator: ';' })), '<ids>a&amp;b;c</ids>'],
  ])('are %s', async (_, collected, expected) => {
    const mark = batchOf([field('number'), collected, field('note')], 'ids');
    const xml = await argumentsOf(mark, ['a&b', 'c'], { number: '1', note: 'n' });
    // The schema fixes the order, so the entries stand where they are declared.
    expect(xml).toBe(`<number>1</number>${expected}<note>n</note>`);
  });

  const rows = batchOf(
    [
      body('sku', text(), { label: 'SKU', wire: 'lines[].sku', required: true }),
      body('price', decimal(), { label: 'Price', wire: 'lines[].price' }),
    ],
    ['sku', 'price'],
  );

  it('are rows of several fields', async () => {
    expect(await argumentsOf(rows, [{ sku: 'A', price: '1.50' }, { sku: '<B>' }])).toBe(
      '<lines><sku>A</sku><price>1.50</price></lines><lines><sku>&lt;B&gt;</sku></lines>',
    );
  });

  it('are written once each, however many calls carry them', () => {
    let reads = 0;
    const entry = {
      get sku() {
        reads += 1;
        return 'A';
      },
    };
    const compiled = compile(rows, DIALECT);
    const written = [compiled.writeEntry(entry)];
    const before = reads;
    expect(before).toBeGreaterThan(0);
    const carry = compiled.frame({});
    for (let call = 0; call < 3; call += 1) carry(written).size(WAY);
    expect(reads).toBe(before);
  });

  it('refuses a declaration that puts other values among them', () => {
    const stray = batchOf(
      [ids('rows[].id'), ids('rows[].no')].map((each, at) => ({ ...each, name: `ids${at}` })),
      'ids0',
    );
    expect(() => compile(stray, DIALECT)).toThrow('puts other values among the entries of its batch');
  });
});
