import { superOffice } from '../../documented';
import { openList } from '../harness';
import { packNode } from '../support';
import { all, stage } from './stage';

const list = stage('list');
const routes = { list: 'Delivery Routes' };

it('lists are listed, standard ones and those of administrators', async () => {
  const lists = await list.json('getMany', all());
  expect(lists[0]).toMatchObject({ Id: 1, Name: 'Business', IsCustomList: false });
  expect(lists.at(-1)).toMatchObject({ Id: 101, Name: 'Delivery Routes', IsCustomList: true });
});

it('entries are what users choose from, in their language and without headings', async () => {
  const entries = await list.json('getEntries', all({}, { entryList: 'business' }));
  expect(entries.map(({ Id, Name }) => [Id, Name])).toEqual([
    [1, 'Wholesale'],
    [2, 'Retail'],
    [3, 'Growing'],
    [4, 'Transport'],
  ]);
  const found = await list.json('getEntries', all({ query: 'Tony' }, { entryList: 'person_freetextsearch' }));
  expect(found).toMatchObject([{ Id: 12, Name: 'Tony Edwards' }]);
});

it('items of a list come with the deleted ones if that is chosen', async () => {
  const names = async (filters = {}) =>
    (await list.json('getItems', all(filters, routes))).map(({ Name }) => Name);
  expect(await names()).toEqual(['North', 'South']);
  expect(await names({ includeDeleted: true })).toEqual(['North', 'South', 'Island']);
  expect(await list.json('getItem', { ...routes, itemId: 2 })).toMatchObject([
    { Id: 2, Name: 'South', UdListDefinitionId: 101 },
  ]);
});

it('an item is added, changed without losing the rest, and deleted', async () => {
  const [made] = await list.json('createItem', {
    ...routes,
    name: 'East & West',
    additionalFields: { tooltip: 'Twice a week', rank: 4 },
  });
  expect(made).toMatchObject({ Id: 4, Name: 'East & West', Tooltip: 'Twice a week', Rank: 4 });
  const [changed] = await list.json('updateItem', {
    ...routes,
    itemId: 4,
    updateFields: { name: 'East' },
  });
  expect(changed).toMatchObject({ Id: 4, Name: 'East', Tooltip: 'Twice a week', Rank: 4 });
  expect(await list.json('deleteItem', { ...routes, itemId: 4 })).toEqual([
    { deleted: true, list: 'Delivery Routes', itemId: 4 },
  ]);
  expect(await list.json('getItems', all({}, routes))).toHaveLength(2);
});

// The lists of the page whose items are no ListItemEntity.
const special = (superOffice().entities.lists?.typedLists ?? []).filter(
  ({ itemType }) => itemType !== 'ListItemEntity',
);

it('items with members of their own are neither added nor changed as if they had only a name', async () => {
  expect(special).toHaveLength(15);
  for (const { list: name } of special) {
    const given = { list: name.toLowerCase(), itemId: 1, name: 'A', updateFields: { name: 'A' } };
    for (const operation of ['createItem', 'updateItem']) {
      const { failure } = await list.run(operation, given);
      expect(failure?.message).toContain(
        'List: expected a list whose items have only name, tooltip and rank',
      );
      expect(failure?.message).toContain('API: Call REST adds and changes them');
    }
  }
  expect(list.superOffice.counters.calls).toBe(0);
});

it('only lists whose items have just a name are offered for adding and changing', async () => {
  const options = { credentials: { superOfficeApi: { ...list.superOffice.credential } } };
  const { entries } = await openList(packNode('superOffice', 'list', 'createItem', {}), 'list', options);
  const offered = entries.map(({ value }) => value);
  expect(offered).toEqual(expect.arrayContaining(['Business', 'Delivery Routes']));
  expect(special.filter((each) => offered.includes(each.list))).toEqual([]);
});

it('a list that is not there is a failure, and the names of lists are offered', async () => {
  expect((await list.run('getItems', all({}, { list: 'Nowhere' }))).failure?.message).toContain('Nowhere');
  const options = { credentials: { superOfficeApi: { ...list.superOffice.credential } } };
  const names = async (operation: string, parameter: string) =>
    (await openList(packNode('superOffice', 'list', operation, {}), parameter, options)).entries;
  expect(await names('getItems', 'list')).toContainEqual({
    name: 'Delivery Routes',
    value: 'Delivery Routes',
  });
  expect(await names('getEntries', 'entryList')).toContainEqual({ name: 'category', value: 'category' });
});
