import { associateWith } from '../state/records/associates';
import { enumName } from '../state/records/blank';
import type { KindName } from '../state/records/kinds';
import { itemOf } from '../state/records/names';

/** Columns whose number is the id of a list's item. */
const LISTS: Record<string, string> = {
  category: 'category',
  business: 'business',
  country: 'country',
  position: 'perspos',
  personCountry: 'country',
  personCategory: 'category',
  personBusiness: 'business',
  currency: 'currency',
  credited: 'credited',
  competitor: 'comptr',
  source: 'source',
  lossReason: 'reason',
  soldReason: 'reasonsold',
  stalledComment: 'reasonstalled',
  stage: 'prob',
  saleType: 'saletype',
  type: 'projtype',
  ticketStatusName: 'ticketstatus',
  priorityName: 'ticketpriority',
  categoryFullName: 'ticketcategory',
  ticketTypeName: 'tickettype',
};

/** Columns of a kind that mean another list than their name does elsewhere. */
const OWN_LISTS: Partial<Record<KindName, Record<string, string>>> = {
  appointment: { type: 'task', priority: 'priority' },
  document: { type: 'doctmpl' },
  selection: { type: 'searchcat' },
  projectMember: { function: 'pmembtype' },
  saleStakeholder: { salesRoleId: 'stakeholderrole' },
  user: { role: 'roles', usergroup: 'usergroup' },
};

/** Columns whose number is a value of an enum. */
const ENUMS: Record<string, string> = {
  saleStatus: 'SaleStatus',
  origin: 'TicketOrigin',
  slevel: 'TicketSecurityLevel',
  readStatus: 'TicketReadStatus',
  eventParticipantStatus: 'ProjectMemberEventParticipantStatus',
  assocType: 'UserType',
};

/** Columns whose number is the id of a user. */
const USERS = new Set([
  ...[
    'associateId',
    'personAssociateId',
    'updatedBy',
    'registeredBy',
    'personUpdatedBy',
    'personRegisteredBy',
  ],
  ...['ownedBy', 'createdBy', 'assocName'],
]);

/** What a list shows of a column: names of list items and users. `$select` may reach it by a path. */
export function displayed(kind: KindName, column: string, value: unknown): unknown {
  const name = column.split('/').at(-1) ?? column;
  if (name === 'status') return statusName(kind, Number(value));
  const list = OWN_LISTS[kind]?.[name] ?? LISTS[name];
  if (list !== undefined) return itemOf(list, Number(value))?.name ?? '';
  const choices = ENUMS[name];
  if (choices !== undefined) return enumName(choices, Number(value));
  return USERS.has(name) ? (associateWith(Number(value))?.name ?? '') : value;
}

/** Projects and requests have a column of this name each. */
function statusName(kind: KindName, value: number): string {
  return kind === 'project' ? (itemOf('projstatus', value)?.name ?? '') : enumName('TicketBaseStatus', value);
}
