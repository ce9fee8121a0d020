import type { NotOffered } from '../../shared/operation';

/** Why calls that records of most kinds have are not actions, by the part of their key. In: the record's resource. */
const WHY: Record<string, (name: string) => string> = {
  Default: (name) => `${name}: Create needs no defaults. SuperOffice fills in what is left out.`,
  Put: (name) => `${name}: Update changes what is given. A record that is replaced loses what is left out.`,
  Validate: (name) => `${name}: Create and Update report the same faults, and store nothing then`,
  Simple: (name) => `${name}: Get has the same values, and Simplify makes them as short`,
  HasGuide: (name) => `${name}: Get Related with Guide has no rows if the record has none`,
  GetAllForeignKeysOnEntity: (name) =>
    `${name}: Get with Include External IDs has them, and External ID: Get of Record reads them`,
  DuplicateRules: () => 'Rules are set by administrators, once for all users, in SuperOffice itself',
  Summary: (name) => `${name}: Get and Get Related have what the summary shows`,
  Utm: (name) => `${name}: Get has them in UtmParameters when Simplify is off`,
  Image: () => 'Pictures are set in SuperOffice. API: Call REST reads and removes them.',
  SaveImage: () =>
    'Pictures are set in SuperOffice. The call takes a file, and API: Call REST sends only JSON.',
};

/** The calls of a kind of record that are not actions. In: the name of its resource, its type, and the calls. */
const of = (name: string, type: string, calls: Record<string, string[]>): NotOffered[] =>
  Object.entries(calls).flatMap(([kind, keys]) =>
    keys.map((key) => ({ documented: `v1${type}_${key}`, why: WHY[kind]?.(name) ?? '' })),
  );

/** What every kind of record has. */
const always = (type: string) => ({ Default: [`Default${type}`], Put: [`Put${type}`] });

/** The calls about the picture of a record. */
const picture = {
  Image: ['GetImageInfo', 'PutImageInfo', 'GetImage', 'DeleteImageContent'],
  SaveImage: ['SaveImage', 'SaveImage_POST'],
};

/** Calls of companies, people, sales, projects, appointments, documents and what ties records together. */
export const recordsNotOffered: NotOffered[] = [
  ...of('Company', 'ContactEntity', {
    ...always('ContactEntity'),
    Validate: ['ValidateContactEntity'],
    GetAllForeignKeysOnEntity: ['GetAllForeignKeysOnEntity'],
    DuplicateRules: ['GetDuplicateRules', 'SetDuplicateRulesStatus'],
    Summary: ['GetContactSummary'],
    ...picture,
  }),
  ...of('Person', 'PersonEntity', {
    ...always('PersonEntity'),
    Validate: ['ValidatePersonEntity'],
    Simple: ['Simple'],
    GetAllForeignKeysOnEntity: ['GetAllForeignKeysOnEntity'],
    Summary: ['GetPersonSummary'],
    Utm: ['GetUtmParameters'],
    ...picture,
  }),
  ...of('Sale', 'SaleEntity', {
    ...always('SaleEntity'),
    Validate: ['ValidateSaleEntity'],
    Simple: ['Simple'],
    HasGuide: ['HasGuide'],
    GetAllForeignKeysOnEntity: ['GetAllForeignKeysOnEntity'],
  }),
  ...of('Project', 'ProjectEntity', {
    ...always('ProjectEntity'),
    Validate: ['ValidateProjectEntity'],
    Simple: ['Simple'],
    HasGuide: ['HasGuide'],
    GetAllForeignKeysOnEntity: ['GetAllForeignKeysOnEntity'],
    DuplicateRules: ['GetDuplicateRules', 'SetDuplicateRulesStatus'],
    ...picture,
  }),
  ...of('Appointment', 'AppointmentEntity', {
    ...always('AppointmentEntity'),
    Validate: ['ValidateAppointmentEntity'],
    Simple: ['Simple'],
    GetAllForeignKeysOnEntity: ['GetAllForeignKeysOnEntity'],
  }),
  ...of('Document', 'DocumentEntity', {
    ...always('DocumentEntity'),
    Validate: ['ValidateDocumentEntity'],
    GetAllForeignKeysOnEntity: ['GetAllForeignKeysOnEntity'],
  }),
  ...of('Project Member', 'ProjectMember', always('ProjectMember')),
  ...of('Sale Stakeholder', 'SaleStakeholder', always('SaleStakeholder')),
  ...of('Relation', 'ContactRelationEntity', always('ContactRelationEntity')),
];
