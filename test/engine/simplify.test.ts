import { withRolodex } from './fixtures/merge/rolodex';
import { jsonOf } from './support';

const rolodex = withRolodex();

const WHOLE = {
  id: 7,
  Name: 'Ana',
  Status: 2,
  Kinds: [2, 1],
  Home: { Street: 'Main 1', City: 'Quito' },
  Jobs: [{ Status: 1, Note: 'x' }, { Status: 9 }],
  Extra: 1,
};

beforeEach(() => {
  rolodex.answer = () => JSON.stringify({ people: [WHOLE, { id: 8, Status: 3 }] });
});

it('keeps what is declared, in that order, with the names of codes beside them', async () => {
  const { main } = await rolodex.run('person', 'find', {}, [{}], { typeVersion: 2 });

  expect(JSON.stringify(jsonOf(main))).toBe(
    JSON.stringify([
      {
        Name: 'Ana',
        id: 7,
        Status: 2,
        StatusName: 'Closed',
        Kinds: [2, 1],
        KindsName: ['Closed', 'Open'],
        city: 'Quito',
        Jobs: [{ Status: 1, StatusName: 'Open', Note: 'x' }, { Status: 9 }],
      },
      { id: 8, Status: 3 },
    ]),
  );
});

it('is off where the user says so, and in nodes that were saved before there was any', async () => {
  const off = await rolodex.run('person', 'find', { simplify: false }, [{}], { typeVersion: 2 });
  const before = await rolodex.run('person', 'find', {}, [{}], { typeVersion: 1 });

  expect([jsonOf(off.main)[0], jsonOf(before.main)[0]]).toEqual([WHOLE, WHOLE]);
});
