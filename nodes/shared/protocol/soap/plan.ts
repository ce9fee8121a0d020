import { ONLY_LIST, type Field, type Operation, type Type } from '../../operation';

/** What an element becomes. Without a plan, its content decides: text, an object, or an array if a name is repeated. */
export type Plan = RecordPlan | ListPlan;

/** An object; null if it has no members. */
export interface RecordPlan {
  kind: 'record';
  /** Made on first use, since types may contain each other. */
  readonly members: ReadonlyMap<string, Plan>;
  /** The plan of members that have none of their own. */
  readonly others?: Plan;
  /** It is added if the answer leaves it out, because the result list is in it. */
  always: boolean;
}

/** An array, whatever the number of its entries. */
export interface ListPlan {
  kind: 'list';
  /** The element wraps the entries. Else each such element is an entry. */
  isAround: boolean;
  entry: Plan | undefined;
  /** The path of the result list in the answer. Other lists have none. */
  path?: string;
}

/** The plan of the result of an operation. */
export function planOf({ result, effect }: Operation): Plan | undefined {
  const { at, alias, many, shape, as, beside = {}, item, file } = result;
  const own = as === undefined ? recordOf(typesIn(shape)) : typePlan(shape[as]);
  const list = (path: string): ListPlan => ({
    kind: 'list',
    isAround: at === '' || item !== undefined,
    entry: own,
    path,
  });
  if (at === '' && many) return list(at);
  if (at === '' && file) return undefined;
  if (at === '') return as === undefined ? recordOf(typesIn({ ...shape, ...beside })) : own;
  if (at === ONLY_LIST && item !== undefined) return unnamedList(item, own);
  const paths = alias === undefined ? [at] : [at, alias];
  const asked = paths.map((path): Entry => [path, many ? list(path) : own]);
  return recordOf([...typesIn(beside), ...asked], many && effect === 'read');
}

/** A list with only the name of its entries known. They are in an element of the answer, or in the answer itself. */
function unnamedList(item: string, entry: Plan | undefined): RecordPlan {
  const members = new Map<string, Plan>([[item, { kind: 'list', isAround: false, entry }]]);
  const record = { kind: 'record', members, always: false } as const;
  return { ...record, others: record };
}

/** The plan of a member of a record. */
export const memberPlan = ({ members, others }: RecordPlan, name: string): Plan | undefined =>
  members.get(name) ?? others;

/** The value of an element that the answer leaves out; undefined if it is left out too. */
export function emptyOf(plan: Plan | undefined): unknown {
  if (plan?.kind === 'list') return [];
  if (!plan?.always) return undefined;
  const members = [...plan.members].map(([name, member]) => [name, emptyOf(member)] as const);
  return Object.fromEntries(members.filter(([, empty]) => empty !== undefined));
}

/** A path of names, and the plan of what is there. */
type Entry = [path: string, plan: Plan | undefined];

const typesIn = (shape: Record<string, Type>): Entry[] =>
  Object.entries(shape).map(([name, type]) => [name, typePlan(type)]);

function typePlan(type: Type | undefined): Plan | undefined {
  if (type?.kind === 'record') return fieldsPlan(type.fields);
  if (type?.kind === 'records')
    return { kind: 'list', isAround: type.item !== undefined, entry: fieldsPlan(type.fields) };
  if (type?.kind === 'list' && type.separator === undefined)
    return { kind: 'list', isAround: false, entry: typePlan(type.of) };
  return undefined;
}

const plans = new WeakMap<Field[], RecordPlan>();

function fieldsPlan(fields: Field[]): RecordPlan {
  const known = plans.get(fields);
  if (known) return known;
  let members: RecordPlan['members'] | undefined;
  const plan: RecordPlan = {
    kind: 'record',
    always: false,
    get members() {
      members ??= recordOf(fields.map(({ wire, type }) => [wire, typePlan(type)])).members;
      return members;
    },
  };
  plans.set(fields, plan);
  return plan;
}

function recordOf(entries: Entry[], always = false): RecordPlan {
  const record = { kind: 'record', members: new Map<string, Plan>(), always } as const;
  for (const [path, plan] of entries) if (plan) put(record.members, path.split('.'), plan, always);
  return record;
}

function put(members: Map<string, Plan>, [step = '', ...rest]: string[], plan: Plan, always: boolean): void {
  if (rest.length === 0) {
    members.set(step, plan);
    return;
  }
  const known = members.get(step);
  const inner = new Map(known?.kind === 'record' ? known.members : []);
  put(inner, rest, plan, always);
  members.set(step, { kind: 'record', members: inner, always });
}
