import { choice } from '../../shared/operation';

/** Kinds of records that SuperOffice can link with an ERP system (CrmActorType). A contact of the API is a company. */
export const crmActorType = () =>
  choice({
    contact: ['Contact', 'Company'],
    person: ['Person', 'Person'],
    project: ['Project', 'Project'],
    sale: ['Sale', 'Sale'],
  });

/** Kinds of records of an ERP system (ErpActorType). */
export const erpActorType = () =>
  choice({
    customer: ['Customer', 'Customer'],
    supplier: ['Supplier', 'Supplier'],
    partner: ['Partner', 'Partner'],
    person: ['Person', 'Person'],
    project: ['Project', 'Project'],
    employee: ['Employee', 'Employee'],
    sale: ['Sale', 'Sale'],
  });

/** What an ERP field contains (FieldMetadataType). */
export const fieldType = () =>
  choice({
    checkbox: ['Checkbox', 'Checkbox'],
    text: ['Text', 'Text'],
    password: ['Password', 'Password'],
    integer: ['Integer', 'Integer'],
    double: ['Double', 'Decimal Number'],
    list: ['List', 'List'],
    date: ['Date', 'Date'],
    label: ['Label', 'Label'],
  });

/** Whether an ERP field can be written (FieldAccess). */
export const fieldAccess = () =>
  choice({
    normal: ['Normal', 'Normal'],
    mandatory: ['Mandatory', 'Mandatory'],
    readOnly: ['ReadOnly', 'Read-Only'],
  });

/** What SuperOffice finds out about a connector (ErpSyncResponseCode). */
export const responseCode = () =>
  choice({
    noError: ['NoError', 'The connector can be deleted'],
    hasConnections: ['ErrorConnectorHasConnections', 'The connector still has connections'],
    notFound: ['ErrorNotFound', 'There is no such connector'],
  });
