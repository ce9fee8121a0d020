import { all, stage } from './stage';

const selection = stage('selection');
const members = (id: number) =>
  selection.superOffice.state.selections.get(id)?.members.map(({ record, person }) => [record, person]);
const stored = (id: number) => selection.superOffice.state.records.get('selection', id);

it('selections are listed and read', async () => {
  expect(await selection.json('getMany', all())).toMatchObject([
    { selectionId: 1, name: 'Newsletter', memberCount: 10, done: false },
    { selectionId: 2, name: 'Sales to follow', memberCount: 4 },
  ]);
  expect(await selection.json('get', { selectionId: 1 })).toMatchObject([
    {
      SelectionId: 1,
      Name: 'Newsletter',
      SelectionType: 'Static',
      TargetTableName: 'contact',
      MemberCount: 10,
    },
  ]);
});

it('a selection is created, changed and deleted', async () => {
  const [made] = await selection.json('create', {
    name: 'Spring campaign',
    targetTableNumber: 'sale',
    selectionType: 'static',
    selectionCategoryId: 1,
    includePerson: 'none',
  });
  expect(selection.sent('v1SelectionEntity_PostSelectionEntity')).toEqual([
    {
      Name: 'Spring campaign',
      TargetTableNumber: 13,
      SelectionType: 'Static',
      SelectionCategory: { Id: 1 },
      IncludePerson: 2,
    },
  ]);
  expect(made).toMatchObject({ SelectionId: 3, Name: 'Spring campaign', Category: 'General' });
  expect(
    await selection.json('update', { selectionId: 3, description: 'For the spring', completed: true }),
  ).toMatchObject([{ SelectionId: 3, Description: 'For the spring' }]);
  expect(stored(3)).toMatchObject({
    Name: 'Spring campaign',
    Description: 'For the spring',
    Completed: true,
  });
  expect(await selection.json('delete', { selectionId: 3 })).toEqual([{ deleted: true, selectionId: 3 }]);
  expect(stored(3)).toBeUndefined();
});

it('names that exist are found', async () =>
  expect(await selection.json('findDuplicates', { name: 'Newsletter' })).toMatchObject([
    { SoPrimaryKey: 1, EntryName: 'Newsletter' },
  ]));

describe('the members of a selection', () => {
  it('are listed with the columns that are chosen, page after page', async () => {
    selection.superOffice.state.settings.mostRows = 4;
    const found = await selection.json('getMembers', all({ columns: 'contactId, name' }, { selectionId: 1 }));
    expect(found.map(({ contactId }) => contactId)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(Object.keys(found[0] ?? {}).sort()).toEqual(
      ['EntityName', 'PrimaryKey', 'contactId', 'name'].sort(),
    );
  });

  it('of many items are added in one call for each selection', async () => {
    const items = [{ id: 2 }, { id: 3 }, { id: 10 }, { id: 4 }];
    const { main } = await selection.run(
      'addMembers',
      { selectionId: 2, recordIds: '={{ $json.id }}' },
      items,
    );
    expect(selection.sent('v1SelectionEntity_AddSelectionMembers')).toEqual([[2, 3, 10, 4]]);
    expect(main.map(({ json }) => json)).toMatchObject(
      items.map(({ id }) => ({ success: true, recordId: id })),
    );
    expect(members(2)?.map(([record]) => record)).toEqual([1, 5, 6, 10, 2, 3, 4]);
  });

  it('are removed by their IDs, and the records stay', async () => {
    expect(await selection.json('removeMembers', { selectionId: 2, recordIds: '5, 6' })).toMatchObject([
      { recordId: 5, success: true },
      { recordId: 6, success: true },
    ]);
    expect(members(2)?.map(([record]) => record)).toEqual([1, 10]);
    expect(selection.superOffice.state.records.get('sale', 5)).toBeDefined();
  });

  it('are companies and people too, many items in one call', async () => {
    const items = [{ id: 20 }, { id: 21 }];
    const companyIds = '={{ $json.id }}';
    const added = await selection.json('addCompanies', { selectionId: 1, companyIds }, items);
    expect(added).toMatchObject([
      { companyId: 20, success: true },
      { companyId: 21, success: true },
    ]);
    expect(selection.sent('v1SelectionEntity_AddContactSelectionMembers')).toEqual([
      [{ ContactId: 20 }, { ContactId: 21 }],
    ]);
    expect(await selection.json('addPeople', { selectionId: 1, personIds: '22, 23' })).toMatchObject([
      { personId: 22, success: true },
      { personId: 23, success: true },
    ]);
    expect(selection.sent('v1SelectionEntity_AddContactSelectionMembers')[1]).toEqual([
      { PersonId: 22 },
      { PersonId: 23 },
    ]);
    expect(members(1)?.slice(-4)).toEqual([
      [20, 0],
      [21, 0],
      [0, 22],
      [0, 23],
    ]);
    expect(await selection.json('removePeople', { selectionId: 1, personIds: 22 })).toMatchObject([
      { personId: 22, success: true },
    ]);
    expect(members(1)?.slice(-3)).toEqual([
      [20, 0],
      [21, 0],
      [0, 23],
    ]);
  });

  it.each([
    ['one ID', '5', [{}]],
    ['one ID twice', '5, 5', [{}]],
    ['one ID of two items', '5', [{}, {}]],
  ])('that are refused are sent once, if there is only %s', async (_, recordIds, items) => {
    const on = 'v1SelectionEntity_RemoveSelectionMembersById';
    selection.superOffice.faults.add({ kind: 'status', status: 400, on, times: 'always' });
    const { failure } = await selection.run('removeMembers', { selectionId: 2, recordIds }, items);
    expect(failure?.message).toContain('400');
    expect(selection.sent(on)).toEqual([[5]]);
  });

  it('that are none are refused before anything is sent', async () => {
    const { failure } = await selection.run('addPeople', { selectionId: 1, personIds: 'Tony' });
    expect(failure?.message).toContain('Person IDs');
    expect(selection.superOffice.counters.calls).toBe(0);
  });
});
