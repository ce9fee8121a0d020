/** Kinds of records of SuperOffice that ErpSync knows (CrmActorType). */
export type CrmType = 'Contact' | 'Person' | 'Project' | 'Sale';

/** A record of SuperOffice. */
export interface CrmRecord {
  type: CrmType;
  id: number;
}

/** Kinds of records of an ERP system (ErpActorType). */
export type ErpType = 'Customer' | 'Supplier' | 'Partner' | 'Person' | 'Project' | 'Employee' | 'Sale';

/** Which kind of record each ERP type belongs to (the linking guide's type map). */
export const CRM_TYPE_OF: Record<ErpType, CrmType | 'Unknown'> = {
  Customer: 'Contact',
  Supplier: 'Contact',
  Partner: 'Contact',
  Person: 'Person',
  Project: 'Project',
  Employee: 'Unknown',
  Sale: 'Sale',
};

/** The letters before the numbers of an ERP key. */
export const KEY_PREFIX: Record<ErpType, string> = {
  Customer: 'C',
  Supplier: 'S',
  Partner: 'T',
  Person: 'P',
  Project: 'J',
  Employee: 'E',
  Sale: 'O',
};

export type FieldType = 'Checkbox' | 'Text' | 'Password' | 'Integer' | 'Double' | 'List' | 'Date' | 'Label';
export type FieldAccess = 'Normal' | 'Mandatory' | 'ReadOnly';

/** A field as a connector offers it. */
export interface OfferedField {
  key: string;
  name: string;
  type: FieldType;
  access: FieldAccess;
  maxLength?: number;
  list?: string;
  default?: string;
}

/** An offered field and how it is mapped at the start. */
export interface SeededField extends OfferedField {
  /** The field of SuperOffice. */
  crm?: string;
  /** Flows both ways if left out. */
  direction?: 'toCrm' | 'toErp' | 'none';
  gui?: true;
  search?: true;
  prompt?: true;
}

/** What the connector makes of a record. */
export interface KeyOutcome {
  status: 'Ok' | 'OkWithInfo' | 'Warning' | 'Error';
  user?: string;
  tech?: string;
  code?: string;
}

/** Values by field key, encoded as they travel. */
export type Values = Record<string, string>;
