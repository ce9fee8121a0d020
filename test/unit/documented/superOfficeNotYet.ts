/**
 * Documented calls that are not declared yet, by their names in the catalogue, and why they may wait. This is the only
 * place that lets a documented call go without a declaration. Delete a line as soon as nothing is left for it.
 */
export const notYet: Array<{ of: RegExp; why: string }> = [
  {
    of: /^v1(?:Contact|Person|Sale|Project|Ticket)Entity_/,
    why: 'Of these records, only those calls come first that triggers and external IDs need',
  },
  {
    of: /^v1(?:Appointment|TicketMessage|Document|Selection|Attachment)Entity_/,
    why: 'These records come after companies, persons, sales, projects and requests',
  },
  {
    of: /^v1(?:Product|PriceList|ProjectMember|SaleStakeholder|ContactRelationEntity|CustomObject|TableRecord)_/,
    why: 'These records come after companies, persons, sales, projects and requests',
  },
  {
    of: /^v1ForeignAppEntity_/,
    why: 'Applications and devices of external IDs come after the keys themselves',
  },
  { of: /^v1(?:Archive|Batch|User|TimeZone|FieldInfoBase)_/, why: 'Comes with the other records' },
  { of: /^v1(?:MDOList|ListEntity|ListItemEntity)_/, why: 'Lists come with the other records' },
  { of: /^v1Webhook_/, why: 'The trigger makes only the calls that it needs' },
];
