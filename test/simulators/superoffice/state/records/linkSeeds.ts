import { ASSOCIATES } from './associates';
import type { SoRecord } from './blank';
import { KINDS } from './kinds';
import type { KindName } from './kinds';
import { day, pick, stamps } from './seedParts';

/** What ties records together at the beginning, and what is sold. */
export function seededLink(name: KindName, number: number): SoRecord {
  const make = MAKERS[name];
  if (!make) throw new Error(`There is no seed of ${name}`);
  return make(number);
}

const MAKERS: Partial<Record<KindName, (number: number) => SoRecord>> = {
  selection: seededSelection,
  product: seededProduct,
  priceList: seededPriceList,
  projectMember: seededMember,
  saleStakeholder: seededStakeholder,
  relation: seededRelation,
  user: seededUser,
};

/** Selection 1 is one of companies, 2 one of sales. Their members are kept by the selections themselves. */
function seededSelection(number: number): SoRecord {
  return {
    SelectionId: number,
    Name: number === 1 ? 'Newsletter' : 'Sales to follow',
    Description: number === 1 ? 'Who gets the news' : '',
    TargetTableNumber: number === 1 ? KINDS.contact.table : KINDS.sale.table,
    Associate: { AssociateId: 5 },
    SelectionType: 'Static',
    Visibility: 1,
    CreatedDate: '2025-06-01T08:00:00',
    CreatedBy: { AssociateId: 5 },
    LastMembershipChange: '2025-06-01T08:00:00',
  };
}

const FLOWERS = ['Roses', 'Tulips', 'Lilies', 'Carnations', 'Orchids'];

/** Odd products are in price list 1, even ones in price list 2. */
function seededProduct(number: number): SoRecord {
  return {
    ProductId: number,
    ERPProductKey: String(number),
    ERPPriceListKey: String(2 - (number % 2)),
    Name: `${pick(FLOWERS, number)} ${10 * number} cm`,
    Description: `A box of ${pick(FLOWERS, number).toLowerCase()}`,
    Code: `P-${1000 + number}`,
    PriceUnit: 'Box',
    QuantityUnit: 'Box',
    ItemNumber: String(number),
    ProductCategoryKey: '1',
    ProductFamilyKey: '1',
    ProductTypeKey: '1',
    VAT: 25,
    VATInfo: 'MVA',
    UnitCost: 10 + number,
    UnitMinimumPrice: 12 + number,
    UnitListPrice: 15.5 + number,
    InAssortment: number % 10 !== 0,
    Supplier: 'Growers of Aalsmeer',
    SupplierCode: 'GA',
    InStock: number * 3,
    ExtraInfo: [{ Name: 'Colour', Value: pick(['red', 'white'], number), Type: 'String' }],
    ExtraField1: `Shelf ${number}`,
    ...stamps(number),
  };
}

function seededPriceList(number: number): SoRecord {
  return {
    PriceListId: number,
    ERPPriceListKey: String(number),
    QuoteConnectionId: 1,
    Name: number === 1 ? 'Spring prices' : 'Autumn prices',
    Description: '',
    Currency: number === 1 ? 'NOK' : 'EUR',
    CurrencyName: number === 1 ? 'NOK' : 'EUR',
    ValidFrom: day(number * 10, '00:00:00'),
    ValidTo: day(number * 10 + 180, '00:00:00'),
    IsActive: true,
    ...stamps(number),
  };
}

/** Two members a project. */
function seededMember(number: number): SoRecord {
  return {
    ProjectmemberId: number,
    ProjectId: 1 + ((number - 1) % 10),
    PersonId: 20 + number,
    ContactId: 20 + number,
    ProjectMemberTypeId: 1 + (number % 2),
    Comment: `Member ${number}`,
    EventParticipantStatus: 'NotAnEvent',
    Registered: day(number, '09:15:00'),
    Updated: day(number, '09:15:00'),
    CreatedBy: { AssociateId: 6 },
  };
}

function seededStakeholder(number: number): SoRecord {
  return {
    SaleStakeholderId: number,
    SaleId: number,
    PersonId: 30 + number,
    ContactId: 30 + number,
    StakeholderRoleId: 1 + (number % 2),
    Comment: `Stakeholder ${number}`,
    Rank: number,
    ...stamps(number),
  };
}

/** The first three are between companies, the others between persons. */
function seededRelation(number: number): SoRecord {
  const ofPersons = number > 3;
  return {
    RelationId: number,
    SourceContactId: number,
    DestinationContactId: number + 10,
    SourcePersonId: ofPersons ? number : 0,
    DestinationPersonId: ofPersons ? number + 10 : 0,
    RelationDefinitionId: 1 + (number % 2),
    Comment: `Relation ${number}`,
    ...stamps(number),
  };
}

function seededUser(number: number): SoRecord {
  const associate = ASSOCIATES[number - 1];
  if (!associate) throw new Error(`There is no user ${number}`);
  return {
    AssociateId: associate.id,
    Name: associate.name,
    UserName: associate.name,
    NickName: associate.fullName,
    Rank: associate.id,
    Type: associate.type,
    EjUserId: associate.ejUserId,
    Role: { Id: 1 },
    UserGroup: { Id: associate.groupId },
    Person: associate.personId > 0 ? { PersonId: associate.personId } : null,
    ...stamps(number),
  };
}
