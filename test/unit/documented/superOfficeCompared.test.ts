import {
  body,
  choice,
  done,
  http,
  integer,
  json,
  key,
  list,
  member,
  named,
  one,
  operation,
  path,
  query,
  record,
  records,
  rows,
  scalar,
  text,
  boolean,
  type Field,
  type Operation,
  type Result,
} from '../../../nodes/shared/operation';
import { findSuperOfficeType } from '../../documented';
import {
  differences,
  differencesOfAnswer,
  differencesOfParameters,
  isOffered,
  leavesOf,
} from './superOfficeCompared';
import { pageOf } from './superOfficePages';

const membersOf = (type: string) => findSuperOfficeType(type)?.fields ?? [];

const declared = (documented: string, fields: Field[], result: Result = done()): Operation =>
  operation({
    resource: 'thing',
    operation: 'do',
    name: 'Do',
    action: 'Do',
    description: '',
    docs: '',
    documented,
    call: http('POST', '/things/{id}'),
    effect: 'read',
    fields,
    result,
  });

const field = (name: string, type: Field['type'], wire: string) => body(name, type, { label: name, wire });

const int32 = integer({ max: 2_147_483_647 });

describe('the comparison with the pages of SuperOffice', () => {
  it.each<[what: string, type: string, members: Field[], said: string[]]>([
    ['nothing', 'ChangedData', [member('AddedRecords', records('Row', member('RecordId', integer())))], []],
    ['an invented member', 'ErpConnection', [member('Name', text())], ['ErpConnection.Name: not documented']],
    [
      'another letter case, in a nested type',
      'ChangedData',
      [member('AddedRecords', records('Row', member('TableName', key())))],
      ['ChangedData.AddedRecords.TableName: not documented'],
    ],
    [
      'another type, in a nested type',
      'ChangedData',
      [member('AddedRecords', records('Row', member('RecordId', text())))],
      ['ChangedData.AddedRecords.RecordId: text, not int32'],
    ],
    [
      'a record in place of a list, a list in place of a record, JSON in place of either',
      'PluginResponse',
      [member('Changes', records('Row', member('Tablename', key()))), member('IsOk', list(boolean()))],
      ['PluginResponse.Changes: records, not ChangedData', 'PluginResponse.IsOk: list, not boolean'],
    ],
    [
      'JSON in place of a record',
      'PluginResponse',
      [member('Changes', json())],
      ['PluginResponse.Changes: json, not ChangedData'],
    ],
    [
      'a choice with an invented value, and without a documented one',
      'ErpSyncActorSummary',
      [member('ActorType', choice({ customer: ['Customer', 'Customer'], shop: ['Shop', 'Shop'] }))],
      [
        'ErpSyncActorSummary.ActorType: no value Shop',
        ...['Supplier', 'Partner', 'Person', 'Project', 'Employee', 'Sale'].map(
          (value) => `ErpSyncActorSummary.ActorType: lacks the value ${value}`,
        ),
      ],
    ],
  ])('finds %s', (_, type, members, said) =>
    expect(differences(type, membersOf(type), members, false)).toEqual(said),
  );

  it('finds members that are missing, at any depth', () => {
    const changes = member(
      'Changes',
      record(member('AddedRecords', records('Row', member('RecordId', int32)))),
    );
    const found = differences('PluginResponse', membersOf('PluginResponse'), [changes], true);
    expect(found).toContain('PluginResponse.IsOk: missing');
    expect(found).toContain('PluginResponse.Changes.UpdatedRecords: missing');
    expect(found).toContain('PluginResponse.Changes.AddedRecords.Tablename: missing');
  });

  it.each<[what: string, documented: string, fields: Field[], said: string[]]>([
    ['nothing', 'ForceResync', [field('ids', list(int32), 'InternalKeyIds')], []],
    [
      'parameters in the wrong letter case, and of the wrong type',
      'GetConnection',
      [field('id', int32, 'erpConnectionId'), field('connection', text(), 'ErpConnectionId')],
      ['GetConnection.erpConnectionId: not documented', 'GetConnection.ErpConnectionId: text, not int32'],
    ],
    [
      'numbers that are too large',
      'ForceResync',
      [field('ids', list(integer()), 'InternalKeyIds')],
      ['ForceResync.InternalKeyIds: takes more than 32 bits'],
    ],
    [
      'a parameter of the query in the body',
      'GetErpSyncConnectorEntity',
      [field('id', int32, 'erpSyncConnectorEntityId')],
      ['GetErpSyncConnectorEntity.erpSyncConnectorEntityId: not documented'],
    ],
    [
      'a path without its ID, and a query that a record does not take',
      'v1ContactEntity_GetContactEntity',
      [query('filter', text(), { label: 'Filter', wire: '$filter' })],
      [
        'v1ContactEntity_GetContactEntity.id: missing',
        'v1ContactEntity_GetContactEntity.$filter: not documented',
      ],
    ],
    [
      'no fault in the parameters of a list',
      'v1ContactEntity_GetAll',
      [query('filter', text(), { label: 'Filter', wire: '$filter' })],
      [],
    ],
    [
      'a member inside an argument',
      'SaveConnection',
      [field('name', text(), 'Connection.DisplayName'), field('label', text(), 'Connection.Label')],
      ['SaveConnection.Connection.Label: not documented'],
    ],
  ])('finds %s', (_, documented, fields, said) =>
    expect(differencesOfParameters(declared(documented, fields), pageOf(documented))).toEqual(said),
  );

  it.each<[what: string, documented: string, result: Result, said: string[]]>([
    ['a plain value', 'SupportsAdvancedSearch', scalar('yes', boolean()), []],
    [
      'a plain value of another type',
      'SupportsAdvancedSearch',
      scalar('yes', text()),
      ['SupportsAdvancedSearch: text, not boolean'],
    ],
    ['values by name', 'GetErpFieldValues', named('Values', 'keys'), []],
    [
      'a list as one record',
      'GetAllConnections',
      one({}),
      ['GetAllConnections: one record, not ErpConnection[]'],
    ],
    ['a record that is dropped', 'GetConnection', done(), ['GetConnection: drops ErpConnection']],
    [
      'an answer where there is none',
      'DeleteConnection',
      one({ a: text() }),
      ['DeleteConnection: reads an answer where there is none'],
    ],
    [
      'no fault in the members of an object as records',
      'v1Archive_GetArchive',
      rows('', {}, { fromMembers: { key: 'name', value: 'address' } }),
      [],
    ],
    [
      'a list as the members of an object',
      'GetAllConnections',
      rows('', {}, { fromMembers: { key: 'name', value: 'value' } }),
      ['GetAllConnections: members as records, not ErpConnection[]'],
    ],
    ['rows at another place', 'v1Batch_GetAll', rows('rows', {}), ['v1Batch_GetAll: no rows at value']],
    [
      'a column that the archive does not have',
      'v1Batch_GetAll',
      rows('value', { State: integer(), Status: text() }),
      ['v1Batch_GetAll.Status: no column'],
    ],
    [
      'a list inside the answer',
      'GetActorTypeMapping',
      rows('FieldMappings', { ErpKey: key() }),
      ['GetActorTypeMapping.FieldMappings.ErpKey: not documented'],
    ],
  ])('judges %s', (_, documented, result, said) => {
    const fields = [field('keys', list(text()), 'FieldKeys'), path('id', int32, { label: 'ID' })];
    expect(differencesOfAnswer(declared(documented, fields, result), pageOf(documented), false)).toEqual(
      said,
    );
  });

  it('knows the parameters of nested types, which users can give in a form or as JSON', () => {
    const { body: members } = pageOf('SaveConnection');
    expect(leavesOf(members)).toContain('Connection.UserGroupAccessIds');
    const some = declared('SaveConnection', [field('name', text(), 'Connection.DisplayName')]);
    expect(isOffered(some, 'Connection.DisplayName')).toBe(true);
    expect(isOffered(some, 'Connection.Active')).toBe(false);
    const whole = declared('SaveConnection', [field('connection', json(), 'Connection')]);
    expect(isOffered(whole, 'Connection.Active')).toBe(true);
  });
});
