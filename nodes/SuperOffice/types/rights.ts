import { json, member } from '../../shared/operation';

/** The members about access rights, which end each record of SuperOffice. */
export const rights = () => [member('TableRight', json()), member('FieldProperties', json())];
