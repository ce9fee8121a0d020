/** A documented call that an action makes besides its own. */
export interface Folded {
  /** Its key in the catalogue of the vendor's pages. */
  documented: string;
  /** The action: `company.getRelated`. Its path with one of its choices is the documented path. */
  into: string;
}

/** Calls of one action. In: the beginning of their keys, and how they go on. */
const into = (action: string, type: string, ...names: string[]): Folded[] =>
  names.map((name) => ({ documented: `v1${type}_${name}`, into: action }));

/** Documented calls that are no actions of their own: a choice in the path of another action makes them. */
export const folded: Folded[] = [
  ...into(
    'company.getRelated',
    'ContactEntity',
    ...['Appointments', 'Documents', 'Projects', 'Sales', 'Persons', 'Relations', 'Tickets'],
  ),
  ...into(
    'person.getRelated',
    'PersonEntity',
    ...['Appointments', 'Documents', 'Sales', 'Relations', 'Tickets'],
  ),
  ...into('document.download', 'DocumentEntity', 'GetSanitizedDocumentStream'),
  ...into('sale.getRelated', 'SaleEntity', 'History', 'Guide', 'Stakeholders', 'Links'),
  ...into('project.getRelated', 'ProjectEntity', 'Guide', 'Members', 'Contacts', 'Links'),
  ...into('appointment.getRelated', 'AppointmentEntity', 'Links'),
];
