import {
  boolean,
  day,
  decimal,
  integer,
  json,
  mapper,
  member,
  moment,
  objectType,
  record,
  records,
  text,
} from '../../shared/operation';
import { saleFields } from '../customFields';
import { Associate, Link, VisibleFor } from './common';
import { activityStatus, saleStatus } from './enums';
import { listEntry } from './listEntry';
import { Appointment, Contact, Person, Project } from './references';
import { rights } from './rights';

/** A currency. */
export const Currency = listEntry('Currency');

/** A competitor. */
export const Competitor = listEntry('Competitor');

/** Who gets credit for a sale. */
export const Credited = listEntry('Credited');

/** The rating of a sale. */
export const Rating = listEntry('Rating');

/** Why a sale was lost. */
export const Reason = listEntry('Reason');

/** Where a sale came from. */
export const Source = listEntry('Source');

/** The type of a sale. */
export const SaleType = listEntry('SaleType');

/** Why a sale was won. */
export const ReasonSold = listEntry('ReasonSold');

/** Why a sale is stalled. */
export const ReasonStalled = listEntry('ReasonStalled');

/** A person or company that has a part in a sale. */
export const SaleStakeholder = objectType('SaleStakeholder', () => [
  member('StakeholderRoleName', text()),
  member('Comment', text()),
  member('StakeholderRoleId', integer()),
  member('CountryId', integer()),
  member('PersonId', integer()),
  member('EmailDescription', text()),
  member('EmailId', integer()),
  member('EmailAddress', text()),
  member('PhoneId', integer()),
  member('ContactName', text()),
  member('ContactId', integer()),
  member('SaleId', integer()),
  member('Mrmrs', text()),
  member('Firstname', text()),
  member('MiddleName', text()),
  member('Lastname', text()),
  member('SaleStakeholderId', integer()),
  member('Rank', integer()),
  member('Phone', text()),
  ...rights(),
]);

/** A sale. */
export const SaleEntity = objectType('SaleEntity', () => [
  member('Appointment', record(Appointment)),
  member('Associate', record(Associate)),
  member('UpdatedBy', record(Associate)),
  member('CreatedBy', record(Associate)),
  member('Contact', record(Contact), { label: 'Company' }),
  member('Project', record(Project)),
  member('SaleText', text({ lines: 4 })),
  member('Person', record(Person)),
  member('Currency', record(Currency)),
  member('Competitor', record(Competitor)),
  member('Credited', record(Credited)),
  member('Rating', record(Rating)),
  member('Reason', record(Reason)),
  member('Source', record(Source)),
  member('Status', saleStatus()),
  member('Saledate', day(), { label: 'Sale Date' }),
  member('Amount', decimal()),
  member('SaleId', integer()),
  member('Earning', decimal()),
  member('EarningPercent', decimal()),
  member('Heading', text()),
  member('Number', text()),
  member('Probability', integer()),
  member('CreatedDate', moment()),
  member('UpdatedDate', moment()),
  member('Completed', activityStatus()),
  member('ActiveLinks', integer()),
  member('Links', records('Link', Link)),
  member('NextDueDate', day()),
  member('Postit', text({ lines: 4 })),
  member('SaleType', record(SaleType)),
  member('ReasonSold', record(ReasonSold)),
  member('ReasonStalled', record(ReasonStalled)),
  member('ReopenDate', day()),
  member('SaleStakeholders', records('Stakeholder', SaleStakeholder)),
  member('ActiveErpLinks', integer()),
  member('UserDefinedFields', json()),
  member('ExtraFields', json()),
  member('CustomFields', mapper(saleFields)),
  member('PublishEventDate', moment()),
  member('PublishTo', moment()),
  member('PublishFrom', moment()),
  member('IsPublished', boolean()),
  member('VisibleFor', records('Visibility', VisibleFor)),
  ...rights(),
]);
