import { all, stage } from './stage';

const user = stage('user');
const stored = (id: number) => user.superOffice.state.records.get('user', id);

it('a user is read with role and group, and users are found by a condition', async () => {
  expect(await user.json('get', { userId: 6 })).toMatchObject([
    {
      AssociateId: 6,
      Name: 'LBE0',
      Type: 'InternalAssociate',
      PersonId: 13,
      Role: 'User level 0',
      UserGroup: 'Sales',
    },
  ]);
  const values = [{ column: 'fullName', operator: 'begins', value: 'Lina' }];
  expect(await user.json('getMany', all({}, { conditions: { values } }))).toMatchObject([
    { PrimaryKey: 6, fullName: 'Lina Berg', personId: 13, isActive: true },
  ]);
});

it('users are listed page after page', async () => {
  user.superOffice.state.settings.mostRows = 2;
  const found = await user.json('getMany', all());
  expect(found.map(({ PrimaryKey }) => PrimaryKey)).toEqual(
    user.superOffice.state.records.stores.user.all().map(({ AssociateId }) => AssociateId),
  );
});

const created = {
  personId: 30,
  name: 'ANN0',
  userName: 'anna@flowers.example',
  type: 'internalAssociate',
  roleId: 1,
  userGroupId: 1,
  moreFields: { mappingMode: 'defineBelow', value: { otherGroups: [{ id: 2 }] } },
  credentials: {
    values: [{ type: { values: { type: 'SuperOffice' } }, value: 'Tulips-2027', displayValue: 'ANN0' }],
  },
};

it('a user is created, and the password is nowhere in the output', async () => {
  const items = await user.json('create', created);
  expect(user.sent('v1User_PostUser')).toMatchObject([
    {
      Name: 'ANN0',
      UserName: 'anna@flowers.example',
      Type: 'InternalAssociate',
      Person: { PersonId: 30 },
      Role: { Id: 1 },
      UserGroup: { Id: 1 },
      OtherGroups: [{ Id: 2 }],
      Credentials: [{ Type: { Type: 'SuperOffice' }, Value: 'Tulips-2027', DisplayValue: 'ANN0' }],
    },
  ]);
  expect(items).toMatchObject([{ Name: 'ANN0', PersonId: 30, Role: 'User level 0' }]);
  const whole = await user.json('create', { ...created, name: 'ANN1', simplify: false });
  expect(JSON.stringify([items, whole])).not.toContain('Tulips-2027');
});

it('an update keeps the rest of a user', async () => {
  const moreFields = { mappingMode: 'defineBelow', value: { x_desk: 'B 12' } };
  const [item] = await user.json('update', { userId: 6, roleId: 2, nickName: 'Lina', moreFields });
  expect(item).toMatchObject({ Role: 'User level 1', CustomFields: { Desk: 'B 12' } });
  expect(user.sent('v1User_PatchUser')).toEqual([
    [
      { op: 'replace', path: '/Role', value: { Id: 2 } },
      { op: 'replace', path: '/NickName', value: 'Lina' },
      { op: 'replace', path: '/CustomFields', value: { x_desk: 'B 12' } },
    ],
  ]);
  expect(stored(6)).toMatchObject({ Name: 'LBE0', Role: { Id: 2 }, NickName: 'Lina' });
});

it('a user is deleted', async () => {
  expect(await user.json('delete', { userId: 7 })).toEqual([{ deleted: true, userId: 7 }]);
});
