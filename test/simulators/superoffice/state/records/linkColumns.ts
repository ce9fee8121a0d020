import { STAMPED, number, reference, text } from './read';
import type { Read } from './read';
import type { SoRecord } from './blank';
import { KINDS } from './kinds';

/** The record of a relation is a person where one is named, else a company. */
const recordOf =
  (side: 'Source' | 'Destination'): Read =>
  (record) =>
    Number(record[`${side}PersonId`] || record[`${side}ContactId`] || 0);
const tableOf =
  (side: 'Source' | 'Destination'): Read =>
  (record: SoRecord) =>
    Number(record[`${side}PersonId`] ?? 0) > 0 ? KINDS.person.table : KINDS.contact.table;

const PERSONS: Record<string, Read> = { contact_id: number('ContactId'), person_id: number('PersonId') };

/** Columns of the tables that tie records together, and of what is sold. */
export const LINK_COLUMNS: Record<
  'selection' | 'product' | 'priceList' | 'projectMember' | 'saleStakeholder' | 'relation' | 'user',
  Record<string, Read>
> = {
  selection: {
    selection_id: number('SelectionId'),
    name: text('Name'),
    associate_id: reference('Associate'),
    target_tablenumber: number('TargetTableNumber'),
    ...STAMPED,
  },
  product: {
    product_id: number('ProductId'),
    name: text('Name'),
    code: text('Code'),
    ERPProductKey: text('ERPProductKey'),
    ERPPriceListKey: text('ERPPriceListKey'),
    ...STAMPED,
  },
  priceList: {
    pricelist_id: number('PriceListId'),
    name: text('Name'),
    ERPPriceListKey: text('ERPPriceListKey'),
    ...STAMPED,
  },
  projectMember: {
    projectmember_id: number('ProjectmemberId'),
    ...PERSONS,
    project_id: number('ProjectId'),
    mtype_idx: number('ProjectMemberTypeId'),
    ...STAMPED,
    registered: text('Registered'),
    updated: text('Updated'),
  },
  saleStakeholder: {
    salestakeholder_id: number('SaleStakeholderId'),
    ...PERSONS,
    sale_id: number('SaleId'),
    stakeholderrole_id: number('StakeholderRoleId'),
    ...STAMPED,
  },
  relation: {
    relations_id: number('RelationId'),
    source_record: recordOf('Source'),
    source_table: tableOf('Source'),
    destination_record: recordOf('Destination'),
    destination_table: tableOf('Destination'),
    reldef_id: number('RelationDefinitionId'),
    associate_id: reference('CreatedBy'),
    ...STAMPED,
  },
  user: {
    associate_id: number('AssociateId'),
    name: text('Name'),
    person_id: reference('Person'),
    group_idx: reference('UserGroup'),
    type: () => 0,
    deleted: (record) => (record.Deleted === true ? 1 : 0),
    waiting_for_approval: (record) => (record.WaitingForApproval === true ? 1 : 0),
    ...STAMPED,
  },
};
