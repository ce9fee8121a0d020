import type { IDataObject } from 'n8n-workflow';
import { openList } from '../harness';
import { packNode } from '../support';
import { all, stage } from './stage';

const member = stage('projectMember');
const stakeholder = stage('saleStakeholder');
const relation = stage('relation');

const pick = async (
  on: typeof member,
  resource: string,
  parameter: string,
  typed: string,
  operation = 'get',
) =>
  (
    await openList(packNode('superOffice', resource, operation, {}), parameter, {
      credentials: { superOfficeApi: { ...on.superOffice.credential } },
      typed,
    })
  ).entries;

describe('a project member', () => {
  const records = () => member.superOffice.state.records;

  it('is read with names and function', async () =>
    expect(await member.json('get', { projectMemberId: 3 })).toMatchObject([
      {
        ProjectmemberId: 3,
        ProjectId: 3,
        ProjectName: 'Flower Fair 2023',
        ContactId: 23,
        ContactName: 'Flower House 23 AB',
        PersonId: 23,
        ProjectMemberTypeName: 'Leader',
        EmailAddress: 'person23@company23.example',
        Comment: 'Member 3',
      },
    ]));

  it('members of a project are listed', async () => {
    const conditions = { values: [{ column: 'projectId', operator: 'equals', value: 3 }] };
    const rows = await member.json('getMany', all({}, { match: 'all', conditions }));
    expect(rows.map(({ projectMemberId, personId }) => [projectMemberId, personId])).toEqual([
      [3, 23],
      [13, 33],
    ]);
    expect(rows[0]?.['contact/name']).toBe('Flower House 23 AB');
  });

  it('is added to a project', async () => {
    const [item] = await member.json('create', { projectId: 2, personId: 5, projectMemberTypeId: 1 });
    expect(member.sent('v1ProjectMember_PostProjectMember')).toEqual([
      { ProjectId: 2, PersonId: 5, ProjectMemberTypeId: 1 },
    ]);
    expect(item).toMatchObject({ ProjectmemberId: 21, ProjectName: 'Flower Fair 2022', PersonId: 5 });
  });

  it('is a person or a company: one of them is needed', async () => {
    const { failure } = await member.run('create', { projectId: 2 });
    expect(failure?.message).toMatch(/Person.*Company/);
    expect(member.superOffice.counters.calls).toBe(0);
  });

  it('is changed by what is given', async () => {
    const [item] = await member.json('update', { projectMemberId: 3, comment: 'Speaker' });
    expect(member.sent('v1ProjectMember_PatchProjectMember')).toEqual([
      [{ op: 'replace', path: '/Comment', value: 'Speaker' }],
    ]);
    expect(item).toMatchObject({ Comment: 'Speaker', PersonId: 23, ProjectMemberTypeName: 'Leader' });
  });

  it('is removed', async () => {
    expect(await member.json('delete', { projectMemberId: 3 })).toEqual([
      { deleted: true, projectMemberId: 3 },
    ]);
    expect(records().get('projectMember', 3)).toBeUndefined();
    expect(records().get('person', 23)).toBeDefined();
  });

  it('is picked by the name of the person', async () => {
    const name = await member.json('get', { projectMemberId: 3 });
    const found = await pick(member, 'projectMember', 'projectMemberId', String(name[0]?.FullName));
    expect(found).toContainEqual({
      name: `${String(name[0]?.FullName)}, Flower House 23 AB (3)`,
      value: '3',
    });
  });
});

describe('a stakeholder of a sale', () => {
  it('is read with names and role', async () =>
    expect(await stakeholder.json('get', { saleStakeholderId: 3 })).toMatchObject([
      {
        SaleStakeholderId: 3,
        SaleId: 3,
        PersonId: 33,
        ContactName: 'Flower House 33 AB',
        StakeholderRoleName: 'Influencer',
        Comment: 'Stakeholder 3',
        Rank: 3,
      },
    ]));

  it('stakeholders are listed with the names of people and companies', async () => {
    const [first] = await stakeholder.json('getMany', { limit: 1 });
    expect(first).toMatchObject({
      saleStakeholderId: 1,
      saleId: 1,
      'person/personId': 31,
      'contact/name': 'Flower House 31 BV',
    });
    expect(await stakeholder.json('getMany', all())).toHaveLength(10);
  });

  it('is added to a sale', async () => {
    const [item] = await stakeholder.json('create', { saleId: 12, personId: 8, stakeholderRoleId: 1 });
    expect(stakeholder.sent('v1SaleStakeholder_PostSaleStakeholder')).toEqual([
      { StakeholderRoleId: 1, PersonId: 8, SaleId: 12 },
    ]);
    expect(item).toMatchObject({ SaleStakeholderId: 11, SaleId: 12, StakeholderRoleName: 'Decision maker' });
  });

  it('is changed by what is given', async () => {
    const [item] = await stakeholder.json('update', { saleStakeholderId: 3, stakeholderRoleId: 1 });
    expect(stakeholder.sent('v1SaleStakeholder_PatchSaleStakeholder')).toEqual([
      [{ op: 'replace', path: '/StakeholderRoleId', value: 1 }],
    ]);
    expect(item).toMatchObject({ StakeholderRoleName: 'Decision maker', Comment: 'Stakeholder 3' });
  });

  it('is removed', async () => {
    expect(await stakeholder.json('delete', { saleStakeholderId: 3 })).toEqual([
      { deleted: true, saleStakeholderId: 3 },
    ]);
    expect(stakeholder.superOffice.state.records.get('saleStakeholder', 3)).toBeUndefined();
  });

  it('gets its role from a list', async () =>
    expect(await pick(stakeholder, 'saleStakeholder', 'stakeholderRoleId', 'infl', 'create')).toEqual([
      { name: 'Influencer', value: '2' },
    ]));
});

describe('a relation', () => {
  it('is read with both of its ends', async () =>
    expect(await relation.json('get', { relationId: 2 })).toMatchObject([
      {
        RelationId: 2,
        SourceContactId: 2,
        ActiveText: 'owns',
        PassiveText: 'is owned by',
        DestinationContactId: 12,
        RelationDefinitionId: 1,
        Comment: 'Relation 2',
      },
    ]));

  it('relations are listed', async () => {
    const rows = await relation.json('getMany', all());
    expect(rows.map(({ relationId }) => relationId)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('is created between two companies', async () => {
    const [item] = await relation.json('create', {
      relationDefinitionId: 2,
      sourceContactId: 20,
      destinationContactId: 21,
      comment: 'Since 2020',
    });
    expect(relation.sent('v1ContactRelationEntity_PostContactRelationEntity')).toEqual([
      { SourceContactId: 20, DestinationContactId: 21, Comment: 'Since 2020', RelationDefinitionId: 2 },
    ]);
    expect(item).toMatchObject({
      RelationId: 7,
      ActiveText: 'supplies',
      SourceContactName: 'Flower House 20 AS',
    });
  });

  it.each<[what: string, parameters: IDataObject]>([
    ['Source', { destinationContactId: 21 }],
    ['Destination', { sourcePersonId: 21 }],
  ])('needs its %s', async (what, parameters) => {
    const { failure } = await relation.run('create', { relationDefinitionId: 2, ...parameters });
    expect(failure?.message).toContain(what);
    expect(relation.superOffice.counters.calls).toBe(0);
  });

  it('is changed by what is given', async () => {
    const [item] = await relation.json('update', { relationId: 2, comment: 'Until 2030' });
    expect(relation.sent('v1ContactRelationEntity_PatchContactRelationEntity')).toEqual([
      [{ op: 'replace', path: '/Comment', value: 'Until 2030' }],
    ]);
    expect(item).toMatchObject({ Comment: 'Until 2030', SourceContactId: 2 });
  });

  it('is deleted', async () => {
    expect(await relation.json('delete', { relationId: 2 })).toEqual([{ deleted: true, relationId: 2 }]);
    expect(relation.superOffice.state.records.get('relation', 2)).toBeUndefined();
  });

  it('gets its type from a list', async () =>
    expect(await pick(relation, 'relation', 'relationDefinitionId', 'supp', 'create')).toEqual([
      { name: 'supplies', value: '2' },
    ]));
});
