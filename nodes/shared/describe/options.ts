import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import {
  DEFAULT_CALL_OPTIONS,
  OPEN,
  type AwaitedWork,
  type CallOptions,
  type HeaderOption,
  type Operation,
  type UsualPace,
} from '../operation';
import { careOptions, DEFAULT_CARE, DRY_RUN, type CareOptions } from './care';
import { byDisplayName, parameter } from './control';
import { inside, placesAmong } from './share';

/** What the user may set of how a run is made. */
export interface RunOptions extends CallOptions, CareOptions {
  /** Calls in flight. */
  concurrency: number;
  /** Elements per call, if the operation sends several. */
  batchSize: number;
  /** How long to wait for work that continues after the call, in seconds. */
  waitSeconds: number;
}

/** The most elements per call. */
const MAX_BATCH_SIZE = 500;

export const DEFAULT_RUN_OPTIONS: RunOptions = {
  concurrency: 8,
  batchSize: MAX_BATCH_SIZE,
  waitSeconds: 0,
  ...DEFAULT_CALL_OPTIONS,
  ...DEFAULT_CARE,
};

/**
 * The default batch size. It is 1 if one verdict covers a call that must not be repeated: one bad record would leave the
 * outcome of the others unknown.
 */
export const defaultBatch = ({ batch, effect }: Operation): number =>
  !batch || (effect === 'once' && batch.verdict.kind === 'shared') ? 1 : MAX_BATCH_SIZE;

/** The members of the "Options" collection of an operation. */
export function callOptions(operation: Operation): INodeProperties[] {
  return [
    ...batchOptions(operation),
    ...(operation.awaited ? [waitSeconds(operation.awaited)] : []),
    ...careOptions(operation),
    ...(operation.effect === 'read' ? [] : [DRY_RUN]),
    ...common(),
  ];
}

/**
 * The one "Options" collection of all operations. It offers the batch size to operations with batches, and has the headers
 * that users may set.
 */
export function optionsCollection(
  operations: Operation[],
  headers: HeaderOption[] = [],
  pace?: UsualPace,
): INodeProperties {
  return {
    displayName: 'Options',
    name: 'options',
    type: 'collection',
    placeholder: 'Add Option',
    default: {},
    options: byDisplayName([
      ...common(pace),
      ...headers.map(headerOption),
      ...ownOptions(operations, batchOptions),
      ...ownOptions(operations, waitOptions),
      ...ownOptions(operations, careOptions),
      ...dryRun(operations),
      ...openFields(operations),
    ]) as Array<INodeProperties | INodePropertyOptions>,
  };
}

/** Options that only some operations have. Equal ones are described once. */
function ownOptions(
  operations: Operation[],
  optionsOf: (operation: Operation) => INodeProperties[],
): INodeProperties[] {
  const alike = new Map<string, { option: INodeProperties; of: Operation[] }>();
  for (const operation of operations)
    for (const option of optionsOf(operation)) {
      const words = JSON.stringify(option);
      const known = alike.get(words) ?? { option, of: [] };
      alike.set(words, { option, of: [...known.of, operation] });
    }
  return [...alike.values()].flatMap(({ option, of }) =>
    placesAmong(of, operations).map((place) => ({ ...option, displayOptions: { show: inside(place) } })),
  );
}

const batchOptions = (operation: Operation): INodeProperties[] =>
  operation.batch ? [batchSize(defaultBatch(operation))] : [];

const waitOptions = ({ awaited }: Operation): INodeProperties[] => (awaited ? [waitSeconds(awaited)] : []);

/**
 * Dry Run, for all operations that change something. It is hidden for reads, if no operation that changes something has the
 * name of a read.
 */
function dryRun(operations: Operation[]): INodeProperties[] {
  const changing = operations.filter(({ effect }) => effect !== 'read');
  const names = new Set(changing.map(({ operation }) => operation));
  const reads = [...new Set(operations.map(({ operation }) => operation))].filter((name) => !names.has(name));
  if (changing.length === 0) return [];
  const isTold = operations.every(({ effect, operation }) => effect !== 'read' || !names.has(operation));
  if (isTold && reads.length > 0) return [{ ...DRY_RUN, displayOptions: { hide: { '/operation': reads } } }];
  return placesAmong(changing, operations).map((place) => ({
    ...DRY_RUN,
    displayOptions: { show: inside(place) },
  }));
}

/** What the option starts with if the node does not wait by default. */
const OFFERED_SECONDS = 300;

function waitSeconds({ name, seconds }: AwaitedWork): INodeProperties {
  const work = name.toLowerCase();
  const usual =
    seconds === 0 ? 'Without this option, the node does not wait.' : `Without this option, it is ${seconds}.`;
  return {
    displayName: `Wait for ${name} (Seconds)`,
    name: 'waitSeconds',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 3600, numberPrecision: 0 },
    default: seconds === 0 ? OFFERED_SECONDS : seconds,
    description: `How long to wait for the ${work} that goes on after the call. The item then has its record; one that is not finished in time says so. ${usual}`,
  };
}

/** The parameter of a header. It starts with what is sent by default. */
export function headerOption({ field, usual }: HeaderOption): INodeProperties {
  const start = typeof usual === 'string' ? usual : '';
  return { ...parameter(field.type.kind === 'choice' ? { ...field, starts: start } : field), default: start };
}

/** For members that an incomplete page leaves out. The operation itself links the page. */
const openFields = (operations: Operation[]): INodeProperties[] =>
  placesAmong(
    operations.filter(({ open }) => open),
    operations,
  ).map((place) => ({
    displayName: 'Additional Fields (JSON)',
    name: OPEN,
    type: 'json',
    default: '{}',
    hint: 'For example { "notes": "Gift" }',
    description: 'What the documentation leaves out; what it names has a field of its own',
    displayOptions: { show: inside(place) },
  }));

const PER_SECOND =
  'Max number of calls a second, shared by all executions of this n8n process that use the same credential. 0 is no limit.';

const common = (pace?: UsualPace): INodeProperties[] => [
  {
    displayName: 'Concurrency',
    name: 'concurrency',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 32, numberPrecision: 0 },
    default: DEFAULT_RUN_OPTIONS.concurrency,
    description: 'Max number of calls in flight at a time',
  },
  {
    displayName: 'Max Retries',
    name: 'maxRetries',
    type: 'number',
    typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 0 },
    default: DEFAULT_RUN_OPTIONS.maxRetries,
    description:
      'How often to try a call again after a lost connection, a time-out or an overloaded service. A call that could charge or create twice is tried again only when it has certainly not been carried out.',
  },
  {
    displayName: 'Requests per Second',
    name: 'requestsPerSecond',
    type: 'number',
    typeOptions: { minValue: 0 },
    default: pace?.callsPerSecond ?? 0,
    description: pace
      ? `${PER_SECOND} Without this option, the number in the credential applies.`
      : PER_SECOND,
  },
  {
    displayName: 'Timeout',
    name: 'timeout',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 3_600_000, numberPrecision: 0 },
    default: DEFAULT_RUN_OPTIONS.timeout,
    description: 'Time in milliseconds to wait for the whole answer to a call',
  },
];

const batchSize = (usual: number): INodeProperties => ({
  displayName: 'Batch Size',
  name: 'batchSize',
  type: 'number',
  typeOptions: { minValue: 1, maxValue: MAX_BATCH_SIZE, numberPrecision: 0 },
  default: usual,
  description: 'Max number of records to send in one call',
});
