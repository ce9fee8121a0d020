import {
  boolean,
  day,
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
import { projectFields } from '../customFields';
import { Associate, EntityElement, Link } from './common';
import { projectMemberEventParticipantStatus } from './enums';
import { listEntry } from './listEntry';
import { rights } from './rights';

/** The status of a project. */
export const ProjectStatus = listEntry('ProjectStatus');

/** The type of a project. */
export const ProjectType = listEntry('ProjectType');

/** A person or company that takes part in a project. */
export const ProjectMember = objectType('ProjectMember', () => [
  member('ProjectmemberId', integer()),
  member('ContactId', integer()),
  member('ProjectId', integer()),
  member('ContactName', text()),
  member('ContactDepartment', text()),
  member('ProjectName', text()),
  member('EmailId', integer()),
  member('EmailAddress', text()),
  member('CountryId', integer()),
  member('Firstname', text()),
  member('MiddleName', text()),
  member('Lastname', text()),
  member('PersonId', integer()),
  member('Mrmrs', text()),
  member('ProjectMemberTypeName', text()),
  member('Phone', text()),
  member('PhoneId', integer()),
  member('ProjectMemberTypeId', integer()),
  member('EmailAddressName', text()),
  member('Comment', text()),
  member('FullName', text()),
  member('Registered', moment()),
  member('Updated', moment()),
  member('EventParticipantStatus', projectMemberEventParticipantStatus()),
  ...rights(),
]);

/** A project. */
export const ProjectEntity = objectType('ProjectEntity', () => [
  member('ProjectId', integer()),
  member('Name', text()),
  member('ProjectNumber', text()),
  member('ProjectMembers', records('Member', ProjectMember)),
  member('Urls', records('Web Address', EntityElement), { label: 'Web Addresses' }),
  member('CreatedDate', moment()),
  member('UpdatedDate', moment()),
  member('Description', text({ lines: 4 })),
  member('Postit', text({ lines: 4 })),
  member('CreatedBy', record(Associate)),
  member('UpdatedBy', record(Associate)),
  member('Associate', record(Associate)),
  member('ProjectStatus', record(ProjectStatus)),
  member('ProjectType', record(ProjectType)),
  member('HasImage', boolean()),
  member('ImageDescription', text()),
  member('ActiveStatusMonitorId', integer()),
  member('Links', records('Link', Link)),
  member('ActiveLinks', integer()),
  member('Completed', boolean()),
  member('NextMilestoneDate', day()),
  member('NmdAppointmentId', integer()),
  member('EndDate', day()),
  member('ActiveErpLinks', integer()),
  member('EventId', integer()),
  member('StartDate', day()),
  member('UserDefinedFields', json()),
  member('ExtraFields', json()),
  member('CustomFields', mapper(projectFields)),
  member('PublishEventDate', moment()),
  member('PublishTo', moment()),
  member('PublishFrom', moment()),
  member('IsPublished', boolean()),
  ...rights(),
]);
