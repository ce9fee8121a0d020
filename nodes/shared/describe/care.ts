import type { INodeProperties } from 'n8n-workflow';
import { lookUpOf, type Operation } from '../operation';

/** The user's settings for calls that change something or move money. */
export interface CareOptions {
  /** Does everything except sending. */
  dryRun: boolean;
  /** Looks up a call that moves money before it is sent. */
  checkBeforeSending: boolean;
  /** Looks up a call whose outcome is unknown. */
  settleUnknownOutcomes: boolean;
  /** In hours: how old a found record may be to count as this call. */
  sameAttemptWithin: number;
  /** In seconds: after this time the vendor certainly shows what was done. */
  settleDelay: number;
  /** Per item; 0 means no limit. */
  maximumAmount: number;
  /** Per run and currency; 0 means no limit. */
  maximumTotal: number;
}

/** The default hours of *Same Attempt Within*. */
const USUAL_HOURS = 72;

export const DEFAULT_CARE: CareOptions = {
  dryRun: false,
  checkBeforeSending: true,
  settleUnknownOutcomes: true,
  sameAttemptWithin: USUAL_HOURS,
  settleDelay: 120,
  maximumAmount: 0,
  maximumTotal: 0,
};

/** How old a record may be to count as the same call, by the declaration. */
export const usualHours = (operation: Operation): number =>
  lookUpOf(operation)?.created?.within ?? USUAL_HOURS;

export const DRY_RUN: INodeProperties = {
  displayName: 'Dry Run',
  name: 'dryRun',
  type: 'boolean',
  default: DEFAULT_CARE.dryRun,
  description:
    'Whether to do all but send, and put out the calls that would be made. Records are read where a call depends on them.',
};

const SETTLE: INodeProperties[] = [
  {
    displayName: 'Settle Delay',
    name: 'settleDelay',
    type: 'number',
    typeOptions: { minValue: 1, maxValue: 3_600, numberPrecision: 0 },
    default: DEFAULT_CARE.settleDelay,
    description: 'Number of seconds after which the service certainly shows what it has done',
  },
  {
    displayName: 'Settle Unknown Outcomes',
    name: 'settleUnknownOutcomes',
    type: 'boolean',
    default: DEFAULT_CARE.settleUnknownOutcomes,
    description:
      'Whether to look a call up whose answer was lost, for as long as Settle Delay. Exactly one new record of it makes the item a success.',
  },
];

const sameAttemptWithin = (hours: number): INodeProperties => ({
  displayName: 'Same Attempt Within',
  name: 'sameAttemptWithin',
  type: 'number',
  typeOptions: { minValue: 0 },
  default: hours,
  description:
    'Number of hours for which an equal record counts as this call. An older one needs a decision.',
});

const MONEY: INodeProperties[] = [
  {
    displayName: 'Check Before Sending',
    name: 'checkBeforeSending',
    type: 'boolean',
    default: DEFAULT_CARE.checkBeforeSending,
    description:
      'Whether to look for the key of the item first. What was done before is not sent again, and an item of which that is not clear fails.',
  },
];

const amounts = ({ money }: Operation): INodeProperties[] =>
  typeof money !== 'object'
    ? []
    : [
        bound('Maximum Amount', 'maximumAmount', 'The largest amount of an item. 0 is no limit.'),
        bound('Maximum Total', 'maximumTotal', 'The largest sum of a run, for each currency. 0 is no limit.'),
      ];

const bound = (displayName: string, name: string, description: string): INodeProperties => ({
  displayName,
  name,
  type: 'number',
  typeOptions: { minValue: 0 },
  default: 0,
  description,
});

/** The options of an operation that prevent repeated and unwanted changes. Dry Run is not one of them. */
export function careOptions(operation: Operation): INodeProperties[] {
  if (!lookUpOf(operation)) return [];
  if (!operation.money) return SETTLE;
  const within = lookUpOf(operation)?.created ? [sameAttemptWithin(usualHours(operation))] : [];
  return [...SETTLE, ...MONEY, ...within, ...amounts(operation)];
}
