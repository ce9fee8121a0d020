import type {
  ILoadOptionsFunctions,
  INodePropertyOptions,
  ResourceMapperField,
  ResourceMapperFields,
} from 'n8n-workflow';
import {
  columnOptions,
  columnsMethod,
  incompleteFields,
  isComplete,
  mapperFields,
  operatorOptions,
  operatorsMethod,
} from '../describe/mappers';
import type { System } from '../invoke/connector';
import {
  CLEAR_FIELDS,
  choicesOf,
  fieldsReadsOf,
  mappedFields,
  mapperOf,
  mappersOf,
  NOTE,
  referringFields,
  withEntryNames,
  type Field,
  type FieldsRead,
  type Operation,
  type TypeOf,
} from '../operation';

/** The operation that the open form is about; undefined while none is chosen. */
export type FormOperation = (context: ILoadOptionsFunctions) => Operation | undefined;

/** Of an action node. */
const chosenOperation =
  ({ operations }: System): FormOperation =>
  (context) => {
    const [resource, name] = ['resource', 'operation'].map((each) => context.getCurrentNodeParameter(each));
    return operations.find((each) => each.resource === resource && each.operation === name);
  };

type Mapping = (this: ILoadOptionsFunctions) => Promise<ResourceMapperFields>;

/**
 * The methods of a node by which the editor fills its mappers, by their names: from the declaration, without a call, and
 * from reads of a customer's own fields. They throw NodeApiError with the vendor's words, and NodeOperationError while the
 * form lacks what a read needs. n8n requests the fields of a new node before a credential is chosen: then the declared ones
 * are listed, if there are any, and the rest when the form is opened again.
 */
export function resourceMappings(system: System): Record<string, Mapping> {
  const operationOf = chosenOperation(system);
  const names = new Set(system.operations.flatMap((each) => mappersOf(each).map(({ name }) => name)));
  const mapping = (name: string): Mapping =>
    async function load() {
      const operation = operationOf(this);
      const mapped = operation ? await fieldsFor(this, system, operation, name) : [];
      return mapped.length > 0 ? { fields: mapped } : { fields: mapped, emptyFieldsNotice: NOTHING };
    };
  return Object.fromEntries([...names].map((name) => [name, mapping(name)]));
}

const isOwn = ({ type }: Field): boolean => type.kind === 'mapper';

/** The fields of a mapper. A form that has all of them never gets fewer because its credential is gone. */
async function fieldsFor(
  context: ILoadOptionsFunctions,
  system: System,
  operation: Operation,
  name: string,
): Promise<ResourceMapperField[]> {
  const fields = mappedFields(operation, name);
  const declared = fields.filter((field) => !isOwn(field));
  const { hasCredential } = await import('./readOwnFields');
  const isNew = !isComplete(context.getCurrentNodeParameter(`${name}.schema`));
  if (isNew && declared.length > 0 && !hasCredential(context, system)) return incompleteFields(declared);
  const sources = fields.flatMap(({ type }) => (type.kind === 'mapper' ? [type.from] : []));
  const own = await withOwnFields(context, system, operation, sources);
  const known = await withEntries(context, system, own, name);
  return mapperFields(mappedFields(known, name).filter((field) => !isOwn(field)));
}

const NOTHING = 'There are no fields to add here';

type LoadOptions = (this: ILoadOptionsFunctions) => Promise<INodePropertyOptions[]>;

/**
 * The methods by which the editor lists the columns of filter builders, and the operators that fit the column of a row.
 * In: `operations` that have filter builders, and which of them the form is about. They throw as mappings do.
 */
export function conditionOptions(
  system: System,
  operations: Operation[] = system.operations,
  operationOf: FormOperation = chosenOperation(system),
): Record<string, LoadOptions> {
  const fields = operations.flatMap((each) => each.fields.filter(({ type }) => type.kind === 'conditions'));
  const withType = (name: string, options: (type: Conditions, chosen: unknown) => INodePropertyOptions[]) =>
    async function load(this: ILoadOptionsFunctions) {
      const type = await conditionsIn(this, system, operationOf(this), name);
      return type ? options(type, this.getCurrentNodeParameter('&column')) : [];
    };
  return Object.fromEntries(
    fields.flatMap((field) => [
      [columnsMethod(field), withType(field.name, columnOptions)],
      [operatorsMethod(field), withType(field.name, operatorOptions)],
    ]),
  );
}

/**
 * The method by which the editor lists the fields that an update can clear. If a customer's own fields can't be read, the
 * others are listed, with a note that says why.
 */
export function clearOptions(system: System): Record<string, LoadOptions> {
  const operationOf = chosenOperation(system);
  if (!system.operations.some(({ fields }) => fields.some(({ loadsChoices }) => loadsChoices))) return {};
  return {
    async [CLEAR_FIELDS]() {
      const declared = operationOf(this);
      if (!declared) return [];
      try {
        return clearable(await withOwnFields(this, system, declared, fieldsReadsOf(declared).given));
      } catch (error) {
        return [...clearable(declared), { name: `${UNREAD}: ${messageOf(error)}`, value: NOTE }];
      }
    },
  };
}

const UNREAD = 'The fields that your company has added could not be listed';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function clearable({ fields }: Operation): INodePropertyOptions[] {
  const field = fields.find(({ name }) => name === CLEAR_FIELDS);
  const options = field ? choicesOf(field).map(({ label: name, word: value }) => ({ name, value })) : [];
  return options.sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

type Conditions = TypeOf<'conditions'>;

async function conditionsIn(
  context: ILoadOptionsFunctions,
  system: System,
  declared: Operation | undefined,
  name: string,
): Promise<Conditions | undefined> {
  const type = declared?.fields.find((field) => field.name === name)?.type;
  if (!declared || type?.kind !== 'conditions') return undefined;
  const operation = await withOwnFields(context, system, declared, type.from ? [type.from] : []);
  return operation.fields.find((field) => field.name === name)?.type as Conditions;
}

/** The operation whose mapped fields have the entries of the lists that they refer to. Makes no call if there are none. */
async function withEntries(
  context: ILoadOptionsFunctions,
  system: System,
  operation: Operation,
  mapper: string,
): Promise<Operation> {
  const lists = referringFields(operation, system.lists)
    .filter(({ field }) => mapperOf(field)?.name === mapper)
    .map(({ list }) => list);
  if (lists.length === 0) return operation;
  const { readEntries } = await import('./readEntries');
  const known = await readEntries(context, system, [...new Set(lists)]);
  return withEntryNames(operation, system.lists, (list) => known.get(list));
}

/** The operation with the fields that some of its reads describe. Makes no call if it has no such reads. */
async function withOwnFields(
  context: ILoadOptionsFunctions,
  system: System,
  declared: Operation,
  sources: FieldsRead[],
): Promise<Operation> {
  if (sources.length === 0) return declared;
  const { readOwnFields } = await import('./readOwnFields');
  return await readOwnFields(context, system, declared, sources);
}
