import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
  lookUpOf,
  SIMPLIFY,
  type Catalogue,
  type ListChoice,
  type OfferedConnector,
  type Operation,
  type PickList,
  type StatedCall,
} from '../operation';
import { byName } from './control';
import { needsOf, withDependences } from './dependence';
import { collectionsOf, directFields, OUTPUT_FILE, RETURN_ALL_OR_LIMIT } from './fields';
import { withLink } from './jsonHelp';
import { optionsCollection } from './options';
import { forEach, describedOnce } from './share';
import { authentication } from './ways';

/**
 * All parameters of a node, in the editor's order: authentication if there are several ways, resource, operation, the fields
 * of each operation with their show-conditions, then the options. What operations share is described once, because the
 * editor loads the whole description with the node.
 */
export function describe(
  catalogue: Catalogue & { lists?: PickList[]; listChoices?: ListChoice[]; connector?: OfferedConnector },
): INodeProperties[] {
  const { operations, connector, lists = [], listChoices } = catalogue;
  const needs = needsOf(lists, listChoices);
  const forms = new Map(
    operations.map((each) => [each, withDependences([...directFields(each), ...collectionsOf(each)], needs)]),
  );
  const formOf = (operation: Operation) => forms.get(operation) ?? [];
  return [
    ...authentication(connector),
    resourceList(catalogue),
    ...catalogue.resources.map(({ value }) => operationList(catalogue, value)),
    ...repeatNotices(operations),
    ...warnings(operations),
    ...describedOnce(operations, (each) => formOf(each).filter(({ type }) => type !== 'collection')),
    ...forEach(
      operations.filter(({ result }) => result.file),
      [OUTPUT_FILE],
      operations,
    ),
    ...forEach(
      operations.filter(({ walk }) => walk),
      RETURN_ALL_OR_LIMIT,
      operations,
    ),
    ...statedAnswers(operations),
    ...forEach(
      operations.filter(({ result }) => result.simplify),
      [simplifySwitch(catalogue)],
      operations,
    ),
    ...describedOnce(operations, (each) => formOf(each).filter(({ type }) => type === 'collection')),
    optionsCollection(operations, connector?.headerOptions, connector?.pace),
  ];
}

/** What only some answers to a call that the user states need. */
const statedAnswers = (operations: Operation[]): INodeProperties[] =>
  operations.flatMap((each) => {
    const { stated } = each;
    if (!stated) return [];
    const shownFor = (form: string, parameters: INodeProperties[]) =>
      parameters.map((parameter) => ({
        ...parameter,
        displayOptions: { show: { ...parameter.displayOptions?.show, [stated.answer]: [form] } },
      }));
    return forEach(
      [each],
      [...shownFor('list', RETURN_ALL_OR_LIMIT), ...shownFor('file', [OUTPUT_FILE])],
      operations,
    );
  });

const simplifySwitch = ({ simplifiesFrom }: Catalogue): INodeProperties => ({
  displayName: 'Simplify',
  name: SIMPLIFY,
  type: 'boolean',
  default: true,
  description: 'Whether to return a simplified version of the response instead of the raw data',
  ...(simplifiesFrom === undefined
    ? {}
    : { displayOptions: { show: { '@version': [{ _cnd: { gte: simplifiesFrom } }] } } }),
});

/**
 * n8n runs nodes again while a workflow is built. An operation that must not be repeated warns of it, unless it looks first:
 * then another run changes nothing. One that moves money says what its key is good for.
 */
function repeatNotices(operations: Operation[]): INodeProperties[] {
  const moves = operations.filter(movesByKey);
  const once = operations.filter((each) => each.effect === 'once' && !looksFirst(each) && !movesByKey(each));
  const creates = ({ operation }: Operation) => /^(?:create(?!Or)|add|upload|receive)/.test(operation);
  return [
    ...forEach(
      once.filter(creates),
      [repeatNotice('createsAnotherNotice', 'creates another record')],
      operations,
    ),
    ...forEach(
      once.filter((each) => !creates(each) && !each.stated),
      [repeatNotice('runsAgainNotice', RUNS_AGAIN)],
      operations,
    ),
    ...notices('movesMoneyNotice', moves, keyNotice, operations),
    ...once.flatMap((each) => (each.stated ? forEach([each], [unlessItReads(each.stated)], operations) : [])),
  ];
}

/** What operations destroy. */
const warnings = (operations: Operation[]): INodeProperties[] =>
  notices('warningNotice', operations, ({ warning }) => warning, operations);

/** The notices of some operations. Equal ones are described once. */
const notices = (
  name: string,
  some: Operation[],
  wordsOf: (operation: Operation) => string | undefined,
  all: Operation[],
): INodeProperties[] =>
  [...new Set(some.flatMap((each) => wordsOf(each) ?? []))].flatMap((words) =>
    forEach(
      some.filter((each) => wordsOf(each) === words),
      [{ displayName: words, name, type: 'notice', default: '' }],
      all,
    ),
  );

/** Whether an operation moves money once for each key that the user gives. */
const movesByKey = (operation: Operation): boolean =>
  operation.money !== undefined && lookUpOf(operation) !== undefined && !lookUpOf(operation)?.changes;

/** What the key does, for somebody who sees the form for the first time. */
function keyNotice(operation: Operation): string | undefined {
  const name = lookUpOf(operation)?.key.field;
  const label = operation.fields.find((field) => field.name === name)?.label;
  return label && `Each ${label} is sent once: if it comes again, also in a later run, nothing is sent.`;
}

/** Whether an operation reads what is there before each call, and does not do again what is done. */
const looksFirst = (operation: Operation): boolean =>
  operation.upsert?.kind === 'findFirst' ||
  lookUpOf(operation)?.onlyOne !== undefined ||
  (operation.money !== undefined && lookUpOf(operation)?.changes === true) ||
  operation.preconditions?.some(({ done }) => done !== undefined) === true;

const RUNS_AGAIN = 'carries this out once more';

/** For a call whose effect the user states. */
const unlessItReads = ({ onlyReads }: StatedCall): INodeProperties => ({
  ...repeatNotice('runsAgainNotice', RUNS_AGAIN),
  displayOptions: { show: { [onlyReads]: [false] } },
});

const repeatNotice = (name: string, what: string): INodeProperties => ({
  displayName: `Each run ${what}. Pin this node’s output while you build the workflow.`,
  name,
  type: 'notice',
  default: '',
});

function resourceList({ resources, mostUsed = [] }: Catalogue): INodeProperties {
  const all = resources.map(({ value, name, description }) => ({
    name,
    value,
    ...(description ? { description } : {}),
  }));
  const first = mostUsed.flatMap((value) => all.filter((each) => each.value === value));
  return {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: [...first, ...byName(all.filter(({ value }) => !mostUsed.includes(value)))],
    default: resources[0]?.value ?? '',
  };
}

function operationList({ operations }: Catalogue, resource: string): INodeProperties {
  const offered = operations.filter((operation) => operation.resource === resource);
  return {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: [resource] } },
    options: byName(offered.map(operationOption)),
    default: offered[0]?.operation ?? '',
  };
}

const operationOption = ({
  name,
  operation,
  action,
  description,
  docs,
}: Operation): INodePropertyOptions => ({
  name,
  value: operation,
  action,
  description: withLink(description, docs),
});
