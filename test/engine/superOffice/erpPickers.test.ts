import type { IDataObject } from 'n8n-workflow';
import { openList, openMapper } from '../harness';
import { packNode } from '../support';
import { by, stage } from './stage';

const on = stage('erpLink');

const node = (resource: string, operation: string, values: IDataObject) =>
  packNode('superOffice', resource, operation, { options: {}, ...values });

const credentials = () => ({ superOfficeApi: { ...on.superOffice.credential } });

const entries = async (
  resource: string,
  operation: string,
  parameter: string,
  values: IDataObject = {},
  typed?: string,
) => {
  const opened = await openList(node(resource, operation, values), parameter, {
    credentials: credentials(),
    typed,
  });
  return opened.entries.map(({ name, value }) => [name, value]);
};

const miami = { erpConnectionId: by('list', '612') };

describe('what is picked for ERP calls', () => {
  it('is an ERP connection that is in use', async () =>
    expect(await entries('erpLink', 'create', 'erpConnectionId')).toEqual([
      ['Business Central Miami (612)', '612'],
      ['Business Central Amsterdam (613)', '613'],
    ]));

  it('is a record of the kind in the form', async () => {
    const named = async (crmActorType: string, typed: string) =>
      await entries('erpLink', 'create', 'crmRecordId', { crmActorType }, typed);
    const companies = await named('contact', 'Flower');
    const people = await named('person', 'a');
    expect(companies.length).toBeGreaterThan(0);
    expect(people.length).toBeGreaterThan(0);
    expect(companies).not.toEqual(people);
    const asked = on.superOffice.counters.log.map(({ method }) => method);
    expect(asked).toEqual(['v1ContactEntity_GetAll', 'v1PersonEntity_GetAll']);
    await expect(named('', '')).rejects.toThrow('Choose Record Type first');
  });

  it('is a field of the ERP system, by its key', async () => {
    const form = { ...miami, listFieldsOf: 'customer' };
    const fields = await entries('erpLink', 'getErpFieldValues', 'fieldKeysPicked', form);
    expect(fields).toHaveLength(14);
    expect(fields).toContainEqual(['Credit Limit (CREDITLIMIT)', 'CREDITLIMIT']);
    expect(on.sent('GetActorTypeMapping')).toEqual([{ ErpConnectionId: 612, ActorType: 'Customer' }]);
    await expect(entries('erpLink', 'getErpFieldValues', 'fieldKeysPicked', miami)).rejects.toThrow(
      'Choose ERP Record Type first',
    );
  });

  it('is a field of SuperOffice that is mapped', async () => {
    const form = {
      ...miami,
      erpActorType: 'person',
      fieldValuesMode: 'defineBelow',
      fieldValues: { values: [{ crmFieldKey: by('list', '') }] },
    };
    expect(await entries('erpLink', 'connect', 'fieldValues.values[0].crmFieldKey', form)).toEqual([
      ['First name (FIRSTNAME)', 'FIRSTNAME'],
      ['Last name (LASTNAME)', 'LASTNAME'],
      ['E-mail (EMAIL)', 'EMAIL'],
      ['Mobile phone (PHONE_MOBILE)', 'PHONE_MOBILE'],
      ['Position (POSITION)', 'POSITION'],
      ['Birthday (BIRTHDATE)', 'BIRTHDATE'],
    ]);
  });

  it('are the fields of a new ERP record: those that it must have are there from the start', async () => {
    const form = { ...miami, erpActorType: 'customer' };
    const { fields } = await openMapper(node('erpActor', 'createFromCrm', form), 'erpFieldKeyValues', {
      credentials: credentials(),
    });
    expect(
      fields.map(({ id, displayName, required, removed, type }) => [
        id,
        displayName,
        required,
        removed,
        type,
      ]),
    ).toEqual([
      ['PAYTERMS', 'Payment Terms', true, false, 'options'],
      ['CREDITLIMIT', 'Credit Limit', false, true, 'number'],
      ['DISCOUNT', 'Discount in Percent', false, true, 'number'],
      ['SINCE', 'Customer Since', false, true, 'dateTime'],
      ['BLOCKED', 'Blocked', false, true, 'options'],
    ]);
    expect(fields[0]?.options).toEqual([
      { name: '14 days', value: '14' },
      { name: '30 days', value: '30' },
      { name: '60 days', value: '60' },
    ]);
  });
});
