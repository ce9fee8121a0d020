import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Catalogue, OfferedConnector, Operation, PickList } from '../operation';
import { byName } from './control';
import { withDependences } from './dependence';
import { collectionsOf, directFields, OUTPUT_FILE, RETURN_ALL_OR_LIMIT } from './fields';
import { withLink } from './jsonHelp';
import { optionsCollection } from './options';
import { forEach, merged } from './share';
import { authentication } from './ways';

/**
 * Every parameter of a node, in the editor's order: the way in where there are several, resource, operation, the fields of each operation with the conditions
 * under which they are shown, then what is alike for many. What operations have in common is described once: the editor
 * loads it all with the node.
 */
export function describe(
  catalogue: Catalogue & { lists?: PickList[]; connector?: OfferedConnector },
): INodeProperties[] {
  const { operations, connector, lists = [] } = catalogue;
  const forms = new Map(
    operations.map((each) => [each, withDependences([...directFields(each), ...collectionsOf(each)], lists)]),
  );
  const formOf = (operation: Operation) => forms.get(operation) ?? [];
  return [
    ...authentication(connector),
    resourceList(catalogue),
    ...catalogue.resources.map(({ value }) => operationList(catalogue, value)),
    ...repeatNotices(operations),
    ...merged(operations, (each) => formOf(each).filter(({ type }) => type !== 'collection')),
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
    ...merged(operations, (each) => formOf(each).filter(({ type }) => type === 'collection')),
    optionsCollection(operations, connector?.headerOptions),
  ];
}

/** n8n runs nodes anew while a workflow is built. What must not be repeated says what that does. */
function repeatNotices(operations: Operation[]): INodeProperties[] {
  const once = operations.filter(({ effect }) => effect === 'once');
  const creates = ({ operation }: Operation) => /^(?:create(?!Or)|add|upload|receive)/.test(operation);
  return [
    ...forEach(
      once.filter(creates),
      [repeatNotice('createsAnotherNotice', 'creates another record')],
      operations,
    ),
    ...forEach(
      once.filter((each) => !creates(each)),
      [repeatNotice('runsAgainNotice', 'carries this out once more')],
      operations,
    ),
  ];
}

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
