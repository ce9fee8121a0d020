import type { KindName } from './kinds';

/** The kinds that a link may lead to, by the name of its entity. */
const LINKED: Record<string, KindName> = {
  appointment: 'appointment',
  sale: 'sale',
  project: 'project',
  document: 'document',
  person: 'person',
  contact: 'contact',
  selection: 'selection',
};

/** The kind of the record that a link leads to, by the name of its entity in any letter case. */
export const kindLinked = (entity: unknown): KindName | undefined => LINKED[String(entity).toLowerCase()];
