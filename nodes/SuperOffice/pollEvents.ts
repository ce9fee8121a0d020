import type { Operation } from '../shared/operation';
import type { PollEvent, PollSource, Since } from '../shared/poll/event';
import { deletions, erpSyncLog, inLog, selectionMembers } from './pollCalls';
import * as batchTask from './resources/batchTask';
import * as company from './resources/company';
import { getStatus } from './resources/erpEngine';
import * as person from './resources/person';
import * as project from './resources/project';
import * as request from './resources/request';
import * as sale from './resources/sale';
import { getSummary } from './setup/erpConnection';
import { listWebhooks, reviveWebhook } from './webhookCalls';

/** It is not documented in which time zone lists compare moments. This many hours cover every zone. */
const ANY_ZONE = 26;

/**
 * A column with a day is compared without its time, in the time zone of the database, and it is not documented whether "after"
 * includes the day. So two days more are read than needed.
 */
const DAYS = ANY_ZONE + 24;

const after = (column: string) => ({ column, operator: 'after', value: '{value}' });

const sinceDay = (column: string, also?: string): Since => ({
  field: 'conditions',
  precision: 'day',
  row: after(column),
  ...(also === undefined ? {} : { also: after(also) }),
  overlap: DAYS,
});

const sinceMoment = (column: string): Since => ({
  field: 'conditions',
  precision: 'moment',
  row: { column, operator: 'since', value: '{value}' },
  overlap: ANY_ZONE,
});

const withConditions = { values: { match: 'all' }, filters: ['conditions'] } as const;

/** A kind of record: how its list calls its ID and its dates. */
interface Watched {
  value: string;
  name: string;
  operation: Operation;
  id: string;
  created: string;
  changed: string;
}

/**
 * A record that was never changed has no date of a change. So the list is read by both dates. Dates have whole seconds, so all
 * columns are compared.
 */
const ofDays = ({ value, name, operation, id, created, changed }: Watched): PollEvent[] => [
  {
    ...withConditions,
    filters: ['conditions'],
    value: `${value}Created`,
    name: `${name} Created`,
    description: `A ${name.toLowerCase()} was added`,
    operation,
    identity: [[id]],
    emits: 'appearance',
    since: sinceDay(created),
    mark: created,
  },
  {
    ...withConditions,
    filters: ['conditions'],
    value: `${value}Changed`,
    name: `${name} Created or Changed`,
    description: `A ${name.toLowerCase()} was added or changed. Several changes between two polls are one item.`,
    operation,
    identity: [[id]],
    emits: 'change',
    since: sinceDay(changed, created),
    mark: changed,
  },
];

const stamps = { created: 'registeredDate', changed: 'updatedDate' };
const personStamps = { created: 'personRegisteredDate', changed: 'personUpdatedDate' };

const requests: PollEvent[] = [
  {
    ...withConditions,
    filters: ['conditions'],
    value: 'requestCreated',
    name: 'Request Created',
    description: 'A request came in',
    operation: request.getMany,
    identity: [['ticketId']],
    emits: 'appearance',
    since: sinceMoment('createdAt'),
    mark: 'createdAt',
  },
  {
    ...withConditions,
    filters: ['conditions'],
    value: 'requestChanged',
    name: 'Request Created or Changed',
    description: 'A request came in or was changed. Several changes between two polls are one item.',
    operation: request.getMany,
    identity: [['ticketId']],
    emits: 'change',
    since: sinceMoment('lastChanged'),
    mark: 'lastChanged',
  },
];

/** No column has the moment of a sale. So all sales that are sold or lost are read, and those seen before are remembered. */
const saleClosed: PollEvent = {
  value: 'saleClosed',
  name: 'Sale Sold or Lost',
  description: 'A sale was marked as sold or as lost, also again after it was reopened',
  operation: sale.getMany,
  values: { match: 'all', conditions: [{ column: 'saleStatus', operator: 'oneOf', value: '2,3' }] },
  filters: ['conditions'],
  identity: [['saleId', 'saleStatus']],
  emits: 'appearance',
  mark: 'updatedDate',
  adds: [
    { member: 'outcome', value: 'sold', if: { member: 'saleStatus', is: ['2', 'Sold'] } },
    { member: 'outcome', value: 'lost', if: { member: 'saleStatus', is: ['3', 'Lost'] } },
  ],
};

const logEntry: PollEvent = {
  value: 'erpSyncLogEntry',
  name: 'ERP Sync Log Entry',
  description: 'A value was synchronized with an ERP system, or could not be',
  operation: erpSyncLog,
  identity: [['PrimaryKey']],
  emits: 'appearance',
  since: { precision: 'moment', overlap: ANY_ZONE },
  mark: 'updated',
};

const connectionSynced: PollEvent = {
  value: 'erpConnectionSynced',
  name: 'ERP Connection Synced',
  description: 'The ERP connection that you choose was synchronized',
  operation: getSummary,
  filters: ['erpConnectionId'],
  only: { present: 'LastSync' },
  identity: [['LastSync']],
  emits: 'appearance',
  current: true,
  mark: 'LastSync',
};

const engineStopped: PollEvent = {
  value: 'erpEngineStopped',
  name: 'ERP Sync Engine Stopped',
  description: 'The engine that synchronizes with ERP systems no longer runs',
  operation: getStatus,
  only: { member: 'IsRunning', is: false },
  identity: [['IsRunning']],
  emits: 'appearance',
  current: true,
};

/** BatchTaskState: https://docs.superoffice.com/en/api/reference/restful/rest/Batch/index.html */
const FINISHED = [4, 5, 6];

/** How long a batch task may take to be found, in hours. */
const TASK_HOURS = 14 * 24;

const taskFinished: PollEvent = {
  value: 'batchTaskFinished',
  name: 'Batch Task Finished',
  description: 'A batch task has ended, with success or not, at most 14 days after it was made',
  operation: batchTask.getMany,
  values: { match: 'all' },
  filters: ['conditions'],
  only: { member: 'State', is: FINISHED },
  identity: [['PrimaryKey', 'StartCount?']],
  emits: 'appearance',
  since: {
    field: 'conditions',
    precision: 'day',
    row: after('registeredDate'),
    overlap: TASK_HOURS + DAYS,
  },
  mark: 'registeredDate',
  adds: [
    { member: 'succeeded', value: true, if: { member: 'State', is: [4, 6] } },
    { member: 'succeeded', value: false, if: { member: 'State', is: 5 } },
  ],
};

const memberAdded: PollEvent = {
  value: 'selectionMemberAdded',
  name: 'Selection Member Added',
  description: 'A record was added to the selection that you choose',
  operation: selectionMembers,
  filters: ['selectionId', 'columns'],
  identity: [['EntityName', 'PrimaryKey']],
  emits: 'appearance',
};

/** Companies and people are only marked as deleted. They are removed two weeks later, of which the log has nothing. */
const markedAsDeleted = (value: string, name: string, column: string, operation: Operation): PollEvent => ({
  ...withConditions,
  filters: ['conditions'],
  value,
  name,
  description: `A ${name.split(' ')[0]?.toLowerCase()} was deleted. It can still be restored for two weeks.`,
  operation,
  identity: [['PrimaryKey']],
  emits: 'appearance',
  since: sinceMoment(column),
});

/** Numbers of tables: https://docs.superoffice.com/en/database/tables */
const TABLES: Record<string, number> = { company: 5, person: 6, project: 11, sale: 13, request: 262 };

const DELETE = { column: inLog('type'), operator: 'equals', value: 4864 };

const recordDeleted: PollEvent = {
  value: 'recordDeleted',
  name: 'Record Deleted',
  description:
    'A sale, project, request or other record was deleted. Companies and people are not among them: use Company Deleted and Person Deleted.',
  operation: deletions,
  values: { match: 'all', conditions: [DELETE] },
  filters: ['conditions'],
  identity: [[inLog('traveltransactionlog_id')]],
  emits: 'appearance',
  since: sinceMoment(inLog('ttime')),
  mark: inLog('ttime'),
  item: {
    recordId: inLog('record_id'),
    tableNumber: inLog('tablenumber'),
    deletedAt: inLog('ttime'),
    deletedByUserId: inLog('associate_id'),
    logId: inLog('traveltransactionlog_id'),
  },
  adds: Object.entries(TABLES).map(([recordType, number]) => ({
    member: 'recordType',
    value: recordType,
    if: { member: inLog('tablenumber'), is: number },
  })),
};

/** A hook that stops again has counted more failures. Its new state comes with the item. */
const webhookStopped: PollEvent = {
  value: 'webhookStopped',
  name: 'Webhook Stopped',
  description:
    'SuperOffice stopped a webhook after too many failures. It is started again, but what happened meanwhile is lost: read it with another event.',
  operation: listWebhooks,
  only: { member: 'State', is: ['TooManyErrors', 3] },
  identity: [['WebhookId', 'TotalErrors?']],
  emits: 'appearance',
  details: { operation: reviveWebhook, values: { id: 'WebhookId' }, as: 'revived', of: 'stopped webhook' },
};

/** The events that the trigger finds by reading lists. */
export const polls: PollSource = {
  events: [
    ...ofDays({ value: 'company', name: 'Company', operation: company.getMany, id: 'contactId', ...stamps }),
    ...ofDays({
      value: 'person',
      name: 'Person',
      operation: person.getMany,
      id: 'personId',
      ...personStamps,
    }),
    ...ofDays({ value: 'sale', name: 'Sale', operation: sale.getMany, id: 'saleId', ...stamps }),
    ...ofDays({ value: 'project', name: 'Project', operation: project.getMany, id: 'projectId', ...stamps }),
    ...requests,
    saleClosed,
    logEntry,
    connectionSynced,
    engineStopped,
    taskFinished,
    memberAdded,
    markedAsDeleted('companyDeleted', 'Company Deleted', 'deletedDate', company.getMany),
    markedAsDeleted('personDeleted', 'Person Deleted', 'personDeletedDate', person.getMany),
    recordDeleted,
    webhookStopped,
  ],
};
