import type { IDataObject } from 'n8n-workflow';
import { superOffice } from '../../documented';
import { ID_COLUMNS } from '../../../nodes/SuperOffice/archives';
import { openList } from '../harness';
import { packNode } from '../support';
import { all, by, stage } from './stage';

const archive = stage('archive');

const queries = () =>
  archive.superOffice.counters.log
    .filter(({ method }) => method === 'v1Archive_GetArchive_GET')
    .map(({ query }) => query);

const entries = async (operation: string, parameter: string, values: IDataObject, typed?: string) => {
  const node = packNode('superOffice', 'archive', operation, { options: {}, ...values });
  const credentials = { superOfficeApi: { ...archive.superOffice.credential } };
  const opened = await openList(node, parameter, { credentials, typed });
  return opened.entries.map(({ name, value }) => [name, value]);
};

const companies = { archive: 'FindContact', columns: 'contactId, name' };

describe('the rows of any archive', () => {
  it('come whole and in order, page after page by the column of their ID, although pages are capped', async () => {
    archive.superOffice.state.settings.mostRows = 25;
    const found = await archive.json('search', { ...companies, ...all() });
    expect(found.map(({ contactId }) => contactId)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
    expect(found[2]).toMatchObject({ PrimaryKey: '3', EntityName: 'contact' });
    expect(queries().map(({ $filter, $orderBy, $select }) => [$filter, $orderBy, $select])).toEqual([
      [undefined, 'contactId', 'contactId,name'],
      ['contactId gt 25', 'contactId', 'contactId,name'],
      ['contactId gt 50', 'contactId', 'contactId,name'],
    ]);
  });

  it('come by links whose host nobody reaches, if the user sorts them or the archive has no such column', async () => {
    archive.superOffice.state.settings.mostRows = 25;
    archive.superOffice.state.settings.linkHost = 'nobody.invalid';
    const found = await archive.json('search', { ...companies, ...all({ orderBy: 'contactId desc' }) });
    expect(found.map(({ contactId }) => contactId)).toEqual(Array.from({ length: 60 }, (_, n) => 60 - n));
    archive.superOffice.state.settings.mostRows = 1;
    const log = await archive.json('search', {
      archive: 'ErpSyncLog',
      conditions: { values: [{ column: 'getAllRows', operator: 'is', value: true }] },
      ...all(),
    });
    expect(log).toHaveLength(3);
    expect(queries().at(-1)).toMatchObject({
      $filter: 'getAllRows set true',
      $skip: expect.any(String) as string,
    });
    expect(queries().at(-1)?.$orderBy).toBeUndefined();
  });

  it('meet conditions on columns of the archive, with the operators of their types', async () => {
    const found = await archive.json('search', {
      archive: 'findcontact',
      columns: ['contactId', 'associateId'],
      match: 'any',
      conditions: {
        values: [
          { column: 'contactId', operator: 'between', value: 3, upper: 4 },
          { column: 'orgnr', operator: 'is', value: '910000020' },
          { column: 'associateId', operator: 'oneOf', value: '999' },
          { column: 'registeredDate', operator: 'before', value: '2020-01-31' },
        ],
      },
      limit: 5,
    });
    expect(found.map(({ contactId }) => contactId)).toEqual([3, 4, 20]);
    expect(queries()[0]?.$filter).toBe(
      "contactId between (3,4) or orgnr is '910000020' or associateId associateIsOneOf (999) or registeredDate before '2020-01-31'",
    );
  });

  it('meet conditions on custom fields of each kind of date', async () => {
    archive.superOffice.state.records.change(
      'contact',
      3,
      { CustomFields: { 'SuperOffice:7': '12/31/2026', 'SuperOffice:8': '12/31/2095' } },
      1,
    );
    const limited = 'contactUdef/SuperOffice:7';
    const unlimited = 'contactUdef/SuperOffice:8';
    const found = await archive.json('search', {
      archive: 'FindContact',
      columns: ['contactId', limited, unlimited],
      conditions: {
        values: [
          { column: limited, operator: 'on', value: '2026-12-31' },
          { column: unlimited, operator: 'after', value: '2095-12-30' },
        ],
      },
      ...all(),
    });
    expect(found.map((row) => [row.contactId, row[limited], row[unlimited]])).toEqual([
      [3, expect.stringMatching(/^2026-12-31/), expect.stringMatching(/^2095-12-31/)],
    ]);
    expect(queries()[0]?.$filter).toBe(`${limited} date '2026-12-31' and ${unlimited} after '2095-12-30'`);
  });

  it('have no dates where SuperOffice has none', async () => {
    const [, , third] = await archive.json('search', {
      archive: 'FindContact',
      columns: 'contactId, updatedDate',
      limit: 3,
    });
    expect(third).toEqual({ PrimaryKey: '3', EntityName: 'contact', contactId: 3, updatedDate: null });
  });

  it('are not requested by a condition on a column that the archive does not have', async () => {
    const { failure } = await archive.run('search', {
      ...companies,
      conditions: { values: [{ column: 'invented', operator: 'is', value: 'x' }] },
    });
    expect(failure?.message).toContain('Conditions, row 1, Field');
    expect(queries()).toEqual([]);
  });

  it('of an archive that does not exist are a failure in SuperOffice’s words', async () => {
    const { failure } = await archive.run('search', { archive: 'Invented' });
    expect(failure?.message).toContain('Invented');
  });
});

it('archives are listed by their names', async () => {
  const found = await archive.json('getMany', { returnAll: true });
  expect(found.map(({ name }) => name)).toEqual(Object.keys(superOffice().odata.archives));
});

it('the columns of an archive are listed with what conditions and sorting can use', async () => {
  const columns = await archive.json('getColumns', { archive: 'FindSelection', ...all() });
  const documented = superOffice().odata.archives.FindSelection?.columns ?? [];
  expect(columns.map(({ Name, RestrictionType, CanOrderBy }) => [Name, RestrictionType, CanOrderBy])).toEqual(
    documented.map(({ name, restriction, orderBy }) => [name, restriction, orderBy]),
  );
  expect(Object.keys(columns[0] ?? {})).not.toContain('Width');
});

it('an archive and its columns are picked from lists', async () => {
  expect(await entries('search', 'archive', {}, 'selection')).toEqual([['FindSelection', 'FindSelection']]);
  const columns = await entries('search', 'columnsPicked', { archive: by('list', 'FindSelection') });
  const documented = superOffice().odata.archives.FindSelection?.columns ?? [];
  expect(columns.map(([, value]) => value)).toEqual(documented.map(({ name }) => name));
  await expect(entries('search', 'columnsPicked', {})).rejects.toThrow('Choose Archive first');
});

it('columns that are ticked are read together with those that are typed', async () => {
  const [first] = await archive.json('search', {
    archive: 'FindContact',
    columnsPicked: ['contactId', 'name'],
    columns: 'department',
    limit: 1,
  });
  expect(Object.keys(first ?? {}).sort()).toEqual([
    'EntityName',
    'PrimaryKey',
    'contactId',
    'department',
    'name',
  ]);
});

it('each archive that is read by its ID has that column, and can be sorted by it', () => {
  const { archives } = superOffice().odata;
  const found = Object.entries(ID_COLUMNS).map(([name, id]) =>
    archives[name]?.columns.find((column) => column.name === id),
  );
  expect(found.map((column) => [column?.restriction, column?.orderBy])).toEqual(
    found.map(() => ['int', true]),
  );
});
