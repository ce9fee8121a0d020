import { ebizCharge, ebizEnum, ebizOperation, findEbizType } from '../../../documented';
import type { EbizOperation } from '../../../documented';
import { SOAP_ENVELOPE, checkSoap } from '../../../simulators/check/soap';
import { writeResult } from '../../../simulators/ebiz/write';
import { rules } from '../requests';

/** A request as a tree: an element with a text or with elements. */
interface Node {
  name: string;
  type: string;
  value: string | Node[];
}

/** The least of each scalar that is a value of it. */
const SAMPLES: Record<string, string> = {
  int: '1',
  decimal: '1.50',
  double: '1.5',
  float: '1.5',
  boolean: 'true',
  dateTime: '2026-02-28T23:59:59Z',
  base64Binary: 'YQ==',
};

/** Texts that must be something else than "text". */
const TEXTS: Record<string, string> = { start: '0', limit: '1', sort: '' };

interface Slot {
  name: string;
  type: string;
  array?: boolean;
  arrayItemName?: string;
  arrayItemType?: string;
  values?: string;
}

function node({ name, type, array, arrayItemName, arrayItemType, values }: Slot): Node {
  const record = findEbizType(arrayItemType ?? type);
  if (array) {
    const item = { name: arrayItemName ?? type, type: arrayItemType ?? type };
    return { name, type: `list of ${item.type}`, value: [node(item)] };
  }
  if (record) return { name, type, value: record.fields.map(node) };
  const [first = 'text'] = values === undefined ? [] : ebizEnum(values).values;
  return { name, type, value: TEXTS[name] ?? (values ? first : SAMPLES[type]) ?? 'text' };
}

/** Everything that the page of an operation has, in its order. */
const whole = ({ name, args }: EbizOperation): Node => ({ name, type: 'operation', value: args.map(node) });

const written = ({ name, value }: Node): string =>
  `<${name}>${typeof value === 'string' ? value : value.map(written).join('')}</${name}>`;

function findings(operation: EbizOperation, root: Node): string[] {
  const { namespace } = ebizCharge().service;
  const inner = written(root).replace(`<${root.name}>`, `<${root.name} xmlns="${namespace}">`);
  const verdict = checkSoap({
    httpMethod: 'POST',
    headers: { 'content-type': 'text/xml', soapaction: `"${operation.soapAction}"` },
    body: `<e:Envelope xmlns:e="${SOAP_ENVELOPE}"><e:Body>${inner}</e:Body></e:Envelope>`,
  });
  return rules(verdict.findings.map((finding) => ({ at: '', method: operation.name, ...finding })));
}

/** An element, the list that it is in, and the type of which it is a member. */
interface Place {
  child: Node;
  siblings: Node[];
  of: string;
}

/** All elements inside. */
function inside({ name, type, value }: Node): Place[] {
  if (typeof value === 'string') return [];
  const of = type === 'operation' ? name : type;
  return value.flatMap((child) => [{ child, siblings: value, of }, ...inside(child)]);
}

const { operations } = ebizCharge();

const seen = new Set<string>();

/** Where each documented member is, once for all operations: the operation, and the element in it. */
const members = operations
  .flatMap((operation) => inside(whole(operation)).map((place, index) => ({ operation, place, index })))
  .filter(({ place: { of, child } }) => {
    const isNew = !seen.has(`${of} ${child.name}`);
    seen.add(`${of} ${child.name}`);
    return isNew;
  });

/** A whole request, and one of its elements. */
function placed({ operation, index }: (typeof members)[number]): { root: Node } & Place {
  const root = whole(operation);
  const [place] = inside(root).slice(index);
  if (!place) throw new Error(`${operation.name} has no element ${index}`);
  return { root, ...place };
}

it('accepts everything that the page of an operation has', () => {
  expect(operations.flatMap((operation) => findings(operation, whole(operation)))).toEqual([]);
});

it('refuses an element with another name, a second one, or one in another place, at any depth', () => {
  expect(members.length).toBeGreaterThan(900);
  for (const member of members) {
    const renamed = placed(member);
    renamed.child.name += 'X';
    expect(findings(member.operation, renamed.root).join()).toMatch(/not documented|only \w+ elements/);

    const { root, child, siblings } = placed(member);
    if (siblings.length < 2) continue;
    siblings.splice(siblings.indexOf(child), 0, child);
    expect(findings(member.operation, root).join()).toContain(`${child.name}: sent once`);
    siblings.reverse();
    expect(findings(member.operation, root).join()).toContain('in schema order');
  }
});

it('refuses an empty or wrong number, boolean or date, at any depth', () => {
  const scalars = members.filter(
    ({ place: { child } }) => SAMPLES[child.type] && child.type !== 'base64Binary',
  );
  expect(scalars.length).toBeGreaterThan(200);
  for (const member of scalars) {
    const { root, child } = placed(member);
    const right = child.value;
    for (const wrong of ['', 'x', '1,5', '2026-02-30', 'True']) {
      child.value = wrong;
      const said = findings(member.operation, root).join();
      expect(said).toContain(`${child.name}: a value of type ${child.type}`);
    }
    child.value = right;
  }
});

it('demands the arguments that a page requires, and no others', () => {
  for (const operation of operations)
    for (const { name, required } of operation.args) {
      const root = whole(operation);
      root.value = (root.value as Node[]).filter((child) => child.name !== name);
      expect([operation.name, findings(operation, root)]).toEqual([
        operation.name,
        required === 'R' ? [`${name}: required`] : [],
      ]);
    }
});

it('a number or boolean that the schema demands is demanded wherever its record is nested', () => {
  const operation = ebizOperation('runCustomerTransaction');
  const root = whole(operation);
  const places = inside(root).filter(({ child }) =>
    ['Amount', 'Taxable', 'CustReceipt'].includes(child.name),
  );
  for (const { child, siblings } of places) siblings.splice(siblings.indexOf(child), 1);
  expect(new Set(findings(operation, root))).toEqual(
    new Set([
      'tran/Details/Amount: required',
      'tran/CustReceipt: required',
      'tran/LineItems/LineItem/Taxable: required',
    ]),
  );
});

it.each<[string, string, string]>([
  ['ScheduleRecurringPayment', '<Schedule>fortnightly</Schedule>', 'one of once, daily, weekly,'],
  ['GetEbizWebFormURL', '<FormType>PayLink</FormType>', 'one of Webform, PmRequestForm,'],
  ['GetEbizWebFormURL', '<PayByType>Card</PayByType>', 'one of CC, ACH, CC,ACH'],
  ['SearchItems', '<ComparisonOperator>lte</ComparisonOperator>', 'one of eq, ne, gt, lt, gte'],
  ['SearchItems', '<ComparisonOperator></ComparisonOperator>', 'ComparisonOperator: required'],
  ['runTransaction', '<CheckData></CheckData>', 'tran/CheckData: left out rather than empty'],
  ['ModifyScheduledRecurringPaymentStatus', '<statusId>2</statusId>', 'one of 0, 1, 3'],
])('%s takes no %s', (name, wrong, rule) => {
  const operation = ebizOperation(name);
  const [, element = '', value = ''] = /^<(\w+)>(.*)<\//.exec(wrong) ?? [];
  const root = whole(operation);
  for (const { child } of inside(root)) if (child.name === element) child.value = value;
  expect(findings(operation, root).join()).toContain(rule);
});

describe('an answer that is not as documented throws', () => {
  it.each<[string, Parameters<typeof writeResult>[1], string]>([
    ['GetCustomer', { CustomerID: '1' }, 'GetCustomer: Customer has no CustomerID'],
    ['GetCustomer', { BillingAddress: { Street: '1' } }, 'GetCustomer/BillingAddress: Address has no Street'],
    ['GetCustomer', { BillingAddress: 'Miami' }, 'GetCustomer/BillingAddress is a record of type Address'],
    ['GetCustomer', { BillingAddress: [] }, 'GetCustomer/BillingAddress is Address'],
    ['GetCustomer', { PaymentMethodProfiles: {} }, 'GetCustomer/PaymentMethodProfiles is a list'],
    ['GetInvoice', { AmountDue: 'much' }, 'GetInvoice/AmountDue is decimal, not "much"'],
    ['SearchCustomers', { CustomerId: '1' }, 'The answer of SearchCustomers is a list'],
    ['GetCustomer', [], 'GetCustomer is Customer, not a list'],
    ['GetPaymentsCount', 'many', 'GetPaymentsCount is int, not "many"'],
  ])('%s: %j', (name, result, words) => {
    expect(() => writeResult(ebizOperation(name), result)).toThrow(words);
  });

  it('and is written in the order of the schema, with nil and .NET’s defaults for what nobody set', () => {
    expect(
      writeResult(ebizOperation('GetInvoice'), { PoNum: '7', Items: [{ Qty: '2' }], AmountDue: '1.50' }),
    ).toMatch(
      /^<InvoiceAmount xsi:nil="true"\/><AmountDue>1\.50<\/AmountDue><PoNum>7<\/PoNum><Items><Item><UnitPrice>0<\/UnitPrice><Qty>2<\/Qty><Taxable>false<\/Taxable>/,
    );
  });
});
