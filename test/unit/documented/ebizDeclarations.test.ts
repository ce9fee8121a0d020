import { readdirSync } from 'node:fs';
import path from 'node:path';
import { connector } from '../../../nodes/EBizCharge/connector';
import { notOffered } from '../../../nodes/EBizCharge/notOffered';
import { operations } from '../../../nodes/EBizCharge/resources';
import { formFields, type Field, type ObjectType, type Operation } from '../../../nodes/shared/operation';
import { ebizCharge, ebizOperation, ebizType, type EbizArgument } from '../../documented';
import {
  argumentsOf,
  demandedIn,
  differences,
  differencesOfResult,
  isOffered,
  leavesOf,
  sentBy,
} from './ebizCompared';
import { omitted } from './ebizOmitted';

const folder = path.join(__dirname, '../../../nodes/EBizCharge/types');

const types = readdirSync(folder)
  .flatMap((file) => Object.values(jest.requireActual<Record<string, ObjectType>>(path.join(folder, file))))
  .filter((exported) => exported.kind === 'object');

const declared = new Set(operations.map(({ documented }) => documented));

/** What types contain, through all levels. */
function typesWithin(names: string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string) => {
    const page = ebizCharge().types.find((type) => type.name === name);
    if (!page || found.has(name)) return;
    found.add(name);
    for (const { type } of page.fields) visit(type);
  };
  for (const name of names) visit(name);
  return found;
}

const offered = ebizCharge().operations.filter(({ exposeInNode }) => exposeInNode);
const sent = typesWithin(offered.flatMap((page) => argumentsOf(page).map(({ type }) => type)));
const received = typesWithin(offered.map(({ returns, returnItemName }) => returnItemName ?? returns));

describe('the types of EBizCharge', () => {
  it.each(types.map((type) => [type.name, type] as const))('%s is as documented', (name, { fields }) =>
    expect(differences(name, ebizType(name).fields, fields, ebizType(name).fields.length > 0)).toEqual([]),
  );

  it('are all declared, once', () => {
    const names = types.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const isOwn = (name: string) => name !== 'SearchFilter' && ebizType(name).fields.length > 0;
    expect([...sent, ...received].filter((name) => isOwn(name) && !names.includes(name))).toEqual([]);
  });

  it.each(types.filter(({ name }) => sent.has(name)).map((type) => [type.name, type] as const))(
    '%s sends the members that its schema demands',
    (name, { fields }) => {
      const leftOut = MAY_BE_LEFT_OUT[name] ?? [];
      const isSent = ({ required, otherwise, preset }: Field) =>
        required || otherwise !== undefined || preset !== undefined;
      expect(
        demandedIn(name).filter((wire) => {
          const field = fields.find((each) => each.wire === wire);
          return !leftOut.includes(wire) && !(field && isSent(field));
        }),
      ).toEqual([]);
    },
  );
});

/** Members that the schema demands, and the pages say to leave out where they are not used. */
const MAY_BE_LEFT_OUT: Record<string, string[]> = {
  RecurringBilling: ['Tax', 'Enabled', 'Start', 'Expire', 'Next', 'RepeatCount'],
  CustomSchedule: ['Interval', 'Frequency'],
  PaymentMethodProfile: ['Created', 'Modified', 'Balance', 'MaxBalance'],
};

describe('every documented operation of EBizCharge', () => {
  it('is an action, or has a reason why it is not', () => {
    const accounted = [...declared, ...notOffered.map(({ documented }) => documented)];
    const documented = ebizCharge().operations.map(({ name }) => name);
    expect([...accounted].sort()).toEqual([...documented].sort());
  });

  it('that no node should offer is not offered', () =>
    expect(notOffered.map(({ documented }) => documented).sort()).toEqual(
      ebizCharge()
        .operations.filter(({ exposeInNode }) => !exposeInNode)
        .map(({ name }) => name)
        .sort(),
    ));

  it('has each parameter in some action, or a reason why not', () => {
    const missing = [...declared].flatMap((name) => {
      const actions = operations.filter(({ documented }) => documented === name);
      return leavesOf(argumentsOf(ebizOperation(name)))
        .filter((leaf) => !actions.some((action) => isOffered(action, leaf)))
        .map((leaf) => `${name} ${leaf}`);
    });
    expect(missing.filter((each) => !omitted.some(({ of }) => of.test(each)))).toEqual([]);
    expect(omitted.filter(({ of }) => !missing.some((each) => of.test(each)))).toEqual([]);
    expect(omitted.filter(({ why }) => why.trim().length < 15)).toEqual([]);
  });
});

/** An operation that resolves outcomes makes the calls of others. */
const titled = operations
  .filter(({ resolves }) => !resolves)
  .map((operation) => [`${operation.resource}.${operation.operation}`, operation] as const);

describe.each(titled)('EBizCharge %s', (_, operation) => {
  const page = ebizOperation(operation.documented);

  it('is the documented operation, with the documented action, token and page', () => {
    const usual = connector.soap?.token.element;
    const token = page.args[0]?.name;
    expect(operation.call).toEqual({
      kind: 'soap',
      operation: page.name,
      token: token === usual ? undefined : token,
    });
    expect(connector.soap?.service.action(page.name)).toBe(page.soapAction);
    expect(operation.docs).toBe(`https://developer.ebizcharge.net/connect/docs/${page.name.toLowerCase()}`);
  });

  it('has the documented parameters in schema order, through all nested types', () =>
    expect(differences(page.name, argumentsOf(page), sentBy(operation), false)).toEqual([]));

  it('requires what is documented as required, and no more', () =>
    expect(page.args.slice(1).flatMap((each) => wronglyRequired(operation, each))).toEqual([]));

  it('sends what the page demands in words', () => {
    const isThere = (path: string) =>
      operation.merge?.kind === 'whole' ||
      operation.fields.some((field) => field.wire === path && isAlways(operation, field));
    expect((DEMANDED_IN_WORDS[page.name] ?? []).filter((each) => !isThere(each))).toEqual([]);
  });

  it('is repeated only as far as the page says that a repeat is harmless', () =>
    expect(EFFECTS.find(({ page: says }) => says.test(saidOfRepeat(operation)))?.are).toContain(
      operation.effect,
    ));

  it('has an answer with every documented member', () =>
    expect(differencesOfResult(operation, page)).toEqual([]));
});

const within = (argument: string, ...members: string[]) => members.map((name) => `${argument}.${name}`);

/** What the descriptions of arguments demand. */
const DEMANDED_IN_WORDS: Record<string, string[]> = {
  AddCustomer: within('customer', 'CustomerId'),
  AddSubCustomer: within('subcustomer', 'CustomerId', 'SubCustomerId'),
  AddInvoice: within(
    'invoice',
    ...['InvoiceAmount', 'AmountDue', 'NotifyCustomer', 'TotalTaxAmount', 'InvoiceIsToBeEmailed'],
    ...['InvoiceIsToBePrinted', 'TotalDiscountAmount', 'TotalShippingAmount'],
  ),
  AddSalesOrder: within(
    'salesOrder',
    ...['CustomerId', 'Amount', 'AmountDue', 'NotifyCustomer', 'TotalTaxAmount', 'IsToBeEmailed'],
    'IsToBePrinted',
  ),
  AddInvoicePayment: within(
    'payment',
    ...['CustomerId', 'RefNum', 'TotalPaidAmount', 'CustNum', 'PaymentMethodId', 'PaymentMethodType'],
  ),
  AddItem: within('itemDetails', 'UnitPrice', 'UnitCost', 'Active', 'QtyOnHand', 'Taxable', 'TaxRate'),
  UpdateItem: within('itemDetails', 'UnitPrice', 'UnitCost', 'Active', 'QtyOnHand', 'Taxable', 'TaxRate'),
  ScheduleRecurringPayment: within('recurringBilling', 'Amount', 'Schedule', 'SendCustomerReceipt'),
  ModifyScheduledRecurringPayment_RecurringBilling: within(
    'recurringBilling',
    ...['Amount', 'Tax', 'Enabled', 'Start', 'Expire', 'Schedule', 'SendCustomerReceipt'],
  ),
  runCustomerTransaction: [
    ...within('tran', 'isRecurring', 'InventoryLocation', 'IgnoreDuplicate'),
    ...within('tran.Details', 'NonTax', 'Tax', 'Subtotal', 'Shipping', 'Duty', 'Discount', 'Amount'),
    ...within('tran.Details', 'AllowPartialAuth', 'Tip'),
  ],
};

/** GetGWCustomer is a read, unless it is to import. */
function saidOfRepeat({ fields, documented }: Operation): string {
  const isImport = fields.find(({ wire }) => wire === 'import')?.preset === true;
  return isImport ? 'NOT safe' : ebizOperation(documented).retry;
}

/** What the page says about a repeat, and the effects that agree with it. */
const EFFECTS = [
  { page: /^safe \(read only\)/, are: ['read'] },
  { page: /^safe to repeat/, are: ['idempotent'] },
  { page: /^repeat gives a fault/, are: ['idempotent', 'once'] },
  { page: /^(?:guarded|NOT safe)/, are: ['once'] },
  { page: /^safe when import=false/, are: ['read'] },
];

/** Arguments that are needed if the record has one: only the service knows. */
const NEEDED_IF_THERE = [/^(?:Get|Update)(?:Invoice (?:sub)?[cC]ustomerId|SalesOrder subCustomerId)$/];

/** Arguments that an action demands beyond the page, because it makes no sense without them. */
const DEMANDED_BEYOND = [/^SearchTransactions filters$/];

function wronglyRequired(operation: Operation, { name, required }: EbizArgument): string[] {
  const at = `${operation.documented} ${name}`;
  const fields = operation.fields.filter((field) => (field.part?.whole ?? field).wire === name);
  const [field] = fields;
  if (required === 'R') {
    const isWhole = field?.part !== undefined && operation.merge?.kind === 'whole';
    return isWhole || fields.some((each) => isAlways(operation, each)) ? [] : [`${at}: not required`];
  }
  if (!field || field.part) return [];
  const isKey = (operation.rules ?? []).some((rule) => 'of' in rule && rule.of.flat().includes(field.name));
  if (required === 'D') {
    const isSaid = isKey || field.requiredIf !== undefined || NEEDED_IF_THERE.some((each) => each.test(at));
    const isGiven = isSaid || isAlways(operation, field) || operation.walk !== undefined;
    return isGiven ? [] : [`${at}: in no rule`];
  }
  const isBeyond = field.required && !DEMANDED_BEYOND.some((each) => each.test(at));
  return isBeyond ? [`${at}: required`] : [];
}

/** Whether each call has it. */
const isAlways = (operation: Operation, field: Field): boolean =>
  field.required || field.preset !== undefined || field.otherwise !== undefined || isOfWalk(operation, field);

/** The node fills the fields of pages by itself. */
const isOfWalk = (operation: Operation, field: Field): boolean => !formFields(operation).includes(field);
