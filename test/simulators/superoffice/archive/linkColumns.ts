import { enumNumber } from '../state/records/blank';
import type { SoRecord } from '../state/records/blank';
import { firstValue, fullName, itemOf, nameAndDepartment } from '../state/records/names';
import type { Records } from '../state/records/records';
import { idIn } from '../state/records/references';
import { STAMPS, link, member } from './read';
import type { Column } from './read';

const hasComment: Column = (record) => record.Comment !== '';

const definition = (record: SoRecord) => itemOf('relationdefinition', Number(record.RelationDefinitionId));

/** The other side of a relation is the one to which it leads. */
const otherPerson = (record: SoRecord, records: Records): SoRecord | undefined =>
  records.get('person', Number(record.DestinationPersonId));

const otherCompany = (record: SoRecord, records: Records): SoRecord | undefined =>
  records.get('contact', Number(record.DestinationContactId));

const personOf = (record: SoRecord, records: Records): SoRecord | undefined =>
  records.get('person', idIn(record, 'Person'));

const companyOf = (record: SoRecord, records: Records): SoRecord | undefined => {
  const person = personOf(record, records);
  return person && records.get('contact', idIn(person, 'Contact'));
};

/** The columns of what ties records together, and of what is sold. */
export const LINK_COLUMNS: Record<
  'selection' | 'product' | 'priceList' | 'projectMember' | 'saleStakeholder' | 'relation' | 'user',
  Record<string, Column>
> = {
  selection: {
    selectionId: member('SelectionId'),
    name: member('Name'),
    type: link('SelectionCategory'),
    kind: (record) => enumNumber('SelectionType', record.SelectionType),
    targetTableNumber: member('TargetTableNumber'),
    associateId: link('Associate'),
    combinationType: (record) => enumNumber('SelectionUnionType', record.SelectionUnionType),
    done: member('Completed'),
    ...STAMPS,
    lastLoaded: member('LastLoaded'),
    lastLoadedBy: member('LastLoadedBy'),
    lastMembershipChange: member('LastMembershipChange'),
    lastMembershipChangeBy: member('LastMembershipChangeBy'),
    memberCount: (record) => ((record.Members as unknown[] | undefined) ?? []).length,
  },
  product: {
    inAssortment: member('InAssortment'),
    productId: member('ProductId'),
    priceListId: (record) => Number(record.ERPPriceListKey),
    erpProductKey: member('ERPProductKey'),
    name: member('Name'),
    description: member('Description'),
    code: member('Code'),
    quantityUnit: member('QuantityUnit'),
    priceUnit: member('PriceUnit'),
    subscriptionUnit: member('SubscriptionUnit'),
    defaultSubscriptionQuantity: member('DefaultSubscriptionQuantity'),
    isSubscription: member('IsSubscription'),
    itemNumber: member('ItemNumber'),
    url: member('Url'),
    productCategoryKey: (record) => Number(record.ProductCategoryKey),
    productFamilyKey: (record) => Number(record.ProductFamilyKey),
    productTypeKey: (record) => Number(record.ProductTypeKey),
    vatInfo: member('VATInfo'),
    vat: member('VAT'),
    cost: member('UnitCost'),
    minimumPrice: member('UnitMinimumPrice'),
    listPrice: member('UnitListPrice'),
    extraField1: member('ExtraField1'),
    extraField2: member('ExtraField2'),
    extraField3: member('ExtraField3'),
    extraField4: member('ExtraField4'),
    extraField5: member('ExtraField5'),
    extraInfo: member('RawExtraInfo'),
    supplier: member('Supplier'),
    supplierCode: member('SupplierCode'),
    ...STAMPS,
  },
  priceList: {
    priceListId: member('PriceListId'),
    erpPriceListKey: member('ERPPriceListKey'),
    name: member('Name'),
    description: member('Description'),
    quoteConnection: member('QuoteConnectionId'),
    currency: member('Currency'),
    validFrom: member('ValidFrom'),
    validTo: member('ValidTo'),
    isERPCopy: () => false,
    isActive: member('IsActive'),
    ...STAMPS,
  },
  projectMember: {
    projectMemberId: member('ProjectmemberId'),
    projectId: member('ProjectId'),
    contactId: member('ContactId'),
    personId: member('PersonId'),
    eventParticipantStatus: (record) =>
      enumNumber('ProjectMemberEventParticipantStatus', record.EventParticipantStatus),
    function: member('ProjectMemberTypeId'),
    hasInfoText: hasComment,
    registered: member('Registered'),
    updated: member('Updated'),
    infoText: member('Comment'),
  },
  saleStakeholder: {
    saleStakeholderId: member('SaleStakeholderId'),
    saleId: member('SaleId'),
    comment: member('Comment'),
    salesRoleId: member('StakeholderRoleId'),
    hasInfoText: hasComment,
  },
  relation: {
    relationName: (record) => definition(record)?.name ?? '',
    relationComment: member('Comment'),
    reversedName: (record) => definition(record)?.toolTip ?? '',
    relationId: member('RelationId'),
    relationDefinitionId: member('RelationDefinitionId'),
    direction: () => 1,
    associateId: link('CreatedBy'),
    personId: member('DestinationPersonId'),
    contactId: member('DestinationContactId'),
    firstName: (record, records) => otherPerson(record, records)?.Firstname ?? '',
    lastName: (record, records) => otherPerson(record, records)?.Lastname ?? '',
    fullName: (record, records) => {
      const person = otherPerson(record, records);
      return person ? fullName(person) : '';
    },
    contactName: (record, records) => otherCompany(record, records)?.Name ?? '',
    contactDepartment: (record, records) => otherCompany(record, records)?.Department ?? '',
  },
  user: {
    canLogin: (record) => record.Deleted !== true,
    firstName: (record, records) => personOf(record, records)?.Firstname ?? '',
    lastName: (record, records) => personOf(record, records)?.Lastname ?? '',
    middleName: (record, records) => personOf(record, records)?.MiddleName ?? '',
    fullName: (record, records) => {
      const person = personOf(record, records);
      return person ? fullName(person) : record.NickName;
    },
    title: (record, records) => personOf(record, records)?.Title ?? '',
    personEmail: (record, records) => firstValue(personOf(record, records)?.Emails),
    contactId: (record, records) => companyOf(record, records)?.ContactId ?? 0,
    contactName: (record, records) => companyOf(record, records)?.Name ?? '',
    contactFullName: (record, records) => {
      const company = companyOf(record, records);
      return company ? nameAndDepartment(company) : '';
    },
    personId: link('Person'),
    associateDbId: member('AssociateId'),
    usergroup: link('UserGroup'),
    usergroupId: link('UserGroup'),
    role: link('Role'),
    assocName: member('AssociateId'),
    assocTooltip: member('Tooltip'),
    assocType: (record) => enumNumber('UserType', record.Type),
    ejUserId: member('EjUserId'),
    isActive: (record) => record.Deleted !== true,
    isActiveText: (record) => record.Deleted !== true,
    userName: member('UserName'),
    isLocation: () => false,
  },
};
