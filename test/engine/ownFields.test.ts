import path from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { withDepot, type Asked } from './fixtures/depot';
import { activeTrigger, openList, openMapper, runAsTool, type NodeJson } from './harness';

const guild = withDepot({
  module: path.join(__dirname, 'fixtures/ownFields/guildNode'),
  node: 'Guild',
  credential: 'GuildApi',
});

/** The fields that this customer has made. */
const FIELDS = [
  { key: 'x_size', caption: 'Shoe Size', kind: 'Number' },
  { key: 'Guild:1', caption: 'Rank', kind: 'List', listName: 'ranks', help: 'Rank in the guild' },
  { key: 'Guild:2', caption: 'Sworn In', kind: 'Date' },
  { key: 'Guild:3', caption: 'Last Seen', kind: 'Moment' },
  { key: 'Guild:4', caption: 'Share', kind: 'Decimal' },
  { key: 'Guild:5', caption: 'Voting', kind: 'Check' },
  { key: 'Guild:6', caption: 'Motto', kind: 'Text', mandatory: true },
  { key: 'Guild:7', caption: 'Number of Visits', kind: 'Number', fixed: true },
  { key: 'Guild:8', caption: 'Voting', kind: 'Text' },
  { key: 'Guild:9', caption: 'Portrait', kind: 'Picture' },
];

/** Two have one name, and one has another's number for its name. */
const RANKS = [
  { Id: 11, Name: 'Warden' },
  { Id: 12, Name: '14' },
  { Id: 13, Name: 'Clerk' },
  { Id: 14, Name: 'Clerk' },
];

let members: object[] = [];
let asksForFields = 0;

const answer = ({ path: asked, query }: Asked): object => {
  if (asked === '/fields') {
    asksForFields += 1;
    return query.of === 'member' ? { fields: FIELDS } : { status: 404 };
  }
  if (asked === '/lists') return query.name === 'ranks' ? RANKS : { status: 404 };
  if (asked === '/members') return members.length > 0 ? { value: members } : { Id: 7 };
  return {};
};

let credential = 0;
// A credential of its own, so that nothing is kept from the test before.
const credentials = () => {
  const [[type, data] = ['', {}]] = Object.entries(guild.credentials);
  return { [type]: { ...data, number: String(credential) } };
};

beforeEach(() => {
  credential += 1;
  members = [];
  asksForFields = 0;
  guild.answer = answer;
});

const mapping = (value: IDataObject | null, mappingMode = 'defineBelow') => ({
  mappingMode,
  value,
  matchingColumns: [],
  schema: [],
});

const run = async (operation: string, parameters: IDataObject, items: IDataObject[] = [{}], more = {}) =>
  await guild.run('member', operation, parameters, items, { credentials: credentials(), ...more });

const NO_RETRIES = { concurrency: 1, maxRetries: 0 };

const sent = (at = '/members') => guild.asked.filter((asked) => asked.path === at).map(({ body }) => body);

const form = (operation: string, parameters: IDataObject = {}): NodeJson => ({
  type: 'n8n-nodes-fixture.guild',
  name: 'Guild',
  parameters: { resource: 'member', operation, ...parameters } as NodeJson['parameters'],
});

const opened = async (operation: string, name: string) =>
  await openMapper(form(operation), name, { packDir: guild.packDir, credentials: credentials() });

describe('what a mapper of the form offers', () => {
  it('are the fields that the declaration has, and those that this customer has made', async () => {
    const { fields } = await opened('create', 'moreFields');
    expect(
      fields.map(({ id, displayName, type, required, removed }) => [
        id,
        displayName,
        type,
        required,
        removed,
      ]),
    ).toEqual([
      ['points', 'Points', 'number', false, true],
      ['fee', 'Fee', 'number', false, true],
      ['birthday', 'Birthday', 'dateTime', false, true],
      ['joinedAt', 'Joined At', 'dateTime', false, true],
      ['grade', 'Grade', 'options', false, true],
      // n8n's switch would send "no" as soon as the field is added.
      ['active', 'Active', 'options', false, true],
      ['tags', 'Tags', 'string', false, true],
      ['phones', 'Phones', 'array', false, true],
      ['note', 'Note', 'string', false, true],
      ['x_size', 'Shoe Size', 'number', false, true],
      ['Guild:1', 'Rank', 'options', false, true],
      ['Guild:2', 'Sworn In', 'dateTime', false, true],
      ['Guild:3', 'Last Seen', 'dateTime', false, true],
      ['Guild:4', 'Share', 'number', false, true],
      ['Guild:5', 'Voting (Guild:5)', 'options', false, true],
      ['Guild:6', 'Motto', 'string', true, false],
      ['Guild:8', 'Voting (Guild:8)', 'string', false, true],
    ]);
    const optionsOf = (id: string) => fields.find((field) => field.id === id)?.options;
    expect(optionsOf('grade')).toEqual([
      { name: 'Apprentice', value: 'apprentice' },
      { name: 'Master', value: 'master' },
    ]);
    expect(optionsOf('active')).toEqual([
      { name: 'Yes', value: true },
      { name: 'No', value: false },
    ]);
    expect(optionsOf('Guild:1')).toEqual([
      { name: 'Warden', value: '11' },
      { name: '14 (12)', value: '12' },
      { name: 'Clerk (13)', value: '13' },
      { name: 'Clerk (14)', value: '14' },
    ]);
  });

  it('is read once for openings and runs that follow each other', async () => {
    await opened('create', 'moreFields');
    await opened('update', 'extra');
    await run('update', { id: '7', extra: mapping({ x_size: 44 }) });
    expect(asksForFields).toBe(1);
  });

  it('demands of an update nothing that only a new record must have', async () => {
    const { fields } = await opened('update', 'extra');
    expect(fields.filter(({ required }) => required)).toEqual([]);
  });

  it('says why it can’t be read', async () => {
    guild.answer = () => ({ status: 403 });
    await expect(opened('update', 'extra')).rejects.toThrow('The service answered 403 Forbidden');
  });
});

describe('what a mapper sends', () => {
  it('travels in schema order, each value as the service writes it', async () => {
    const value = {
      note: 'Hello',
      points: 12,
      fee: 12.5,
      birthday: '1999-03-04',
      joinedAt: '2026-01-31T08:00:00Z',
      grade: 'master',
      active: false,
      tags: 'a, b',
      phones: '[{ "number": "123", "Kind": "Home" }]',
      x_size: 44,
      'Guild:1': 'Warden',
      'Guild:2': '2026-01-31',
      'Guild:3': '2026-01-31T08:00:00Z',
      'Guild:4': 1.5,
      'Guild:5': true,
      'Guild:6': 'Ever on',
    };
    const { failure, hints } = await run('create', { name: 'Ana', moreFields: mapping(value) });
    expect(failure).toBeUndefined();
    // The fields, the list of ranks, and the member.
    expect(hints.map(({ message }) => message)).toEqual(['3 calls.']);
    expect(JSON.stringify(sent()[0])).toBe(
      JSON.stringify({
        Member: {
          Name: 'Ana',
          Points: 12,
          Fee: '12.5',
          Birthday: '1999-03-04',
          JoinedAt: '2026-01-31T08:00:00.000Z',
          Grade: 2,
          Active: false,
          Tags: ['a', 'b'],
          Phones: [{ Number: '123', Kind: 'Home' }],
          Note: 'Hello',
          Extra: {
            x_size: '44',
            'Guild:1': '11',
            'Guild:2': '[D:01/31/2026]',
            'Guild:3': '[DT:01/31/2026 08:00:00.0000000]',
            'Guild:4': '[F:1.5]',
            'Guild:5': '[I:1]',
            'Guild:6': 'Ever on',
          },
        },
      }),
    );
  });

  it('is taken from each item, by paths and by expressions', async () => {
    const extra = mapping({ x_size: '={{ $json.size }}', 'Guild:6': '={{ $json.word.toUpperCase() }}' });
    await run('update', { id: '={{ $json.id }}', extra }, [
      { id: 1, size: 40, word: 'on' },
      { id: 2, size: 41, word: 'off' },
    ]);
    expect(sent()).toEqual([
      { id: 1, Extra: { x_size: '40', 'Guild:6': 'ON' } },
      { id: 2, Extra: { x_size: '41', 'Guild:6': 'OFF' } },
    ]);
  });

  it('reads no fields where none is given', async () => {
    await run('update', { id: '7', extra: mapping(null) });
    expect(sent()).toEqual([{ id: 7 }]);
    expect(asksForFields).toBe(0);
  });

  it.each<[what: string, value: IDataObject, message: string]>([
    ['a wrong number', { x_size: 'wide' }, 'Shoe Size: expected a whole number, got "wide"'],
    [
      'a choice that is not there',
      { 'Guild:1': 'Duke' },
      'Rank: expected one of Warden, 14 (12), Clerk (13), Clerk (14), got "Duke"',
    ],
    ['a name that two choices have', { 'Guild:1': 'Clerk' }, 'Rank: expected one of'],
    [
      'a text that is too long',
      { 'Guild:6': 'x'.repeat(21) },
      'Motto: expected text of at most 20 characters',
    ],
    [
      'a field that is gone',
      { x_gone: 1 },
      'Custom Fields: expected fields that can be sent, got "x_gone", which can\'t',
    ],
    ['a field that is read only', { 'Guild:7': 1 }, 'got "Guild:7", which can\'t'],
    ['an expression of nothing', { x_size: '={{ $json.gone }}' }, 'Shoe Size: expected a value, got nothing'],
  ])('is refused before anything is sent: %s', async (_, value, message) => {
    const { failure } = await run('update', { id: '7', extra: mapping(value) });
    expect(failure?.message).toContain(message);
    expect(sent()).toEqual([]);
  });

  it('fails the items whose values are wrong, and sends the others', async () => {
    const extra = mapping({ x_size: '={{ $json.size }}' });
    const items = [{ size: 'wide' }, { size: 41 }];
    const { main, error } = await run('update', { id: '7', extra }, items, {
      onError: 'continueErrorOutput',
    });
    expect(sent()).toEqual([{ id: 7, Extra: { x_size: '41' } }]);
    expect(main).toHaveLength(1);
    expect(error[0]?.json.error).toContain('Shoe Size: expected a whole number, got "wide"');
  });

  it('comes from an agent where the node is its tool', async () => {
    const extra = mapping({ x_size: "={{ $fromAI('size') }}", 'Guild:6': "={{ $fromAI('motto') }}" });
    const { failure, tool } = await runAsTool(
      form('update', { id: "={{ $fromAI('id') }}", extra }),
      { id: '7', size: '44', motto: '' },
      { packDir: guild.packDir, credentials: credentials() },
    );
    expect(failure).toBeUndefined();
    expect(tool.arguments).toEqual(['id', 'size', 'motto']);
    expect(sent()).toEqual([{ id: 7, Extra: { x_size: '44' } }]);
  });

  it('is a number of a list, not the name of another, where both fit', async () => {
    await run('update', { id: '7', extra: mapping({ 'Guild:1': '14' }) });
    expect(sent()).toEqual([{ id: 7, Extra: { 'Guild:1': '14' } }]);
  });

  it('must have what a new record must have', async () => {
    const { failure } = await run('create', { name: 'Ana', moreFields: mapping({ points: 1, x_size: 44 }) });
    expect(failure?.message).toContain('Motto is required');
    const empty = await run('create', { name: 'Ana', moreFields: mapping(null) });
    expect(empty.failure?.message).toContain('Motto is required');
    expect(sent()).toEqual([]);
  });

  it('is sent unchecked if nothing is given and nobody can say what a new record must have', async () => {
    guild.answer = (asked) => (asked.path === '/fields' ? { status: 403 } : answer(asked));
    const { failure, hints } = await run('create', { name: 'Ana', moreFields: mapping(null) });
    expect(failure).toBeUndefined();
    expect(sent()).toEqual([{ Member: { Name: 'Ana' } }]);
    expect(hints.map(({ message }) => message).join()).toContain(
      'Whether a required field is missing was not checked',
    );
  });
});

/** A member as the service has it, with a text beside a field that is only shown. */
const ANA = {
  Name: 'Ana',
  Points: 3,
  Note: 'n',
  Extra: { x_size: '[I:44]', 'x_size:DisplayText': 'large', 'Guild:6': 'On', x_other: 'kept' },
};

describe('an update with a mapper', () => {
  const update = { id: '1', moreFields: mapping({ points: 5, x_size: 45 }) };

  it('sends what was given alone as a JSON Patch, and clears what is to be cleared', async () => {
    const { failure } = await run('change', { ...update, clearFields: ['note'] });
    expect(failure).toBeUndefined();
    expect(sent('/members/1')).toEqual([
      [
        { op: 'replace', path: '/Points', value: 5 },
        { op: 'replace', path: '/Extra/x_size', value: '45' },
        { op: 'remove', path: '/Note' },
      ],
    ]);
  });

  it('is refused where it changes nothing', async () => {
    const { failure } = await run('change', { id: '1', moreFields: mapping({}) });
    expect(failure?.message).toContain('Nothing to change');
  });

  it('lays what was given over the record as it is, custom fields as the service wrote them', async () => {
    guild.answer = (asked) => (asked.path === '/members/1' && asked.body === undefined ? ANA : answer(asked));
    const { failure } = await run('replace', update);
    expect(failure).toBeUndefined();
    expect(sent('/members/1').at(-1)).toEqual({
      Name: 'Ana',
      Points: 5,
      Note: 'n',
      Extra: { x_size: '45', 'Guild:6': 'On', x_other: 'kept' },
    });
  });

  it('is sent without a change if the call does more than to change the record', async () => {
    guild.answer = (asked) => (asked.path === '/members/1' ? ANA : answer(asked));
    const { failure } = await run('absorb', { id: '1', others: '2, 3' });
    expect(failure).toBeUndefined();
    const { 'x_size:DisplayText': _, ...Extra } = ANA.Extra;
    expect(sent('/members/1/absorb')).toEqual([{ Member: { ...ANA, Extra }, Others: [2, 3] }]);
  });

  it('sends custom fields as the body itself, and nothing if none is given', async () => {
    const { failure } = await run('note', { id: '1', notes: mapping({ x_size: 45 }) });
    expect(failure).toBeUndefined();
    expect(sent('/members/1/notes')).toEqual([{ x_size: '45' }]);
    const empty = await run('note', { id: '1', notes: mapping(null) });
    expect(empty.failure?.message).toContain('Nothing to change');
    expect(sent('/members/1/notes')).toHaveLength(1);
  });
});

describe('a later try of Retry On Fail', () => {
  afterEach(() => jest.restoreAllMocks());

  it('needs the fields no more: what is done stands, although they are too old and can’t be read', async () => {
    let creates = 0;
    guild.answer = (asked) => {
      if (asked.path !== '/members') return creates < 2 ? answer(asked) : { status: 403 };
      creates += 1;
      const now = Date.now();
      if (creates === 2) jest.spyOn(Date, 'now').mockImplementation(() => now + 10 * 60_000);
      return creates === 1 ? { status: 429 } : { Id: creates };
    };
    const { main, error } = await run(
      'create',
      { name: '={{ $json.name }}', moreFields: mapping({ 'Guild:6': 'On' }), options: NO_RETRIES },
      [{ name: 'Ana' }, { name: 'Ben' }],
      { node: { onError: 'continueErrorOutput', retryOnFail: true, maxTries: 2, waitBetweenTries: 0 } },
    );
    expect(error).toEqual([]);
    expect(main.map(({ json }) => json.Id)).toEqual([3, 2]);
    expect(sent()).toMatchObject(['Ana', 'Ben', 'Ana'].map((Name) => ({ Member: { Name } })));
  });
});

describe('Map Automatically', () => {
  const automatic = { name: '={{ $json.Name }}', moreFields: mapping(null, 'autoMapInputData') };

  it('maps members of the input by ID, the service’s spelling and label, and says what it left out', async () => {
    const { failure, hints } = await run('create', automatic, [
      {
        Name: 'Ana',
        points: 3,
        JOINEDAT: '2026-01-31T08:00:00Z',
        'shoe size': 44,
        'guild:6': 'Ever on',
        color: 'red',
        'Number of Visits': 9,
      },
      { Name: 'Ben', Motto: 'Off', color: 'blue' },
    ]);
    expect(failure).toBeUndefined();
    expect(sent()).toEqual([
      {
        Member: {
          Name: 'Ana',
          Points: 3,
          JoinedAt: '2026-01-31T08:00:00.000Z',
          Extra: { x_size: '44', 'Guild:6': 'Ever on' },
        },
      },
      { Member: { Name: 'Ben', Extra: { 'Guild:6': 'Off' } } },
    ]);
    expect(hints.map(({ message }) => message)).toContainEqual(
      'These members of the input fit no field, and were not sent: color (items 0, 1); Number of Visits (item 0).',
    );
  });

  it('checks what it maps', async () => {
    const { failure } = await run('create', automatic, [
      { Name: 'Ana', Motto: 'On', points: 1 },
      { Name: 'Ben', Motto: 'On', points: -1 },
    ]);
    expect(failure?.message).toContain('Points: expected a whole number of at least 0, got "-1" [item 1]');
    expect(sent()).toEqual([]);
  });
});

describe('what comes back', () => {
  const extra = {
    x_size: '[I:44]',
    'Guild:1': '[I:11]',
    'Guild:1:DisplayText': 'Warden',
    'Guild:2': '[D:01/31/2026]',
    'Guild:3': '[DT:12/31/2013 23:59:59.0000000]',
    'Guild:4': '[F:1.5]',
    'Guild:5': '[I:0]',
    'Guild:7': '[I:3]',
    'Guild:8': 'yes',
    x_other: 'kept',
  };

  it('has the names and types of the customer’s fields', async () => {
    members = [{ Id: 1, Extra: extra }];
    const { main } = await run('getMany', { limit: 1 });
    expect(main[0]?.json).toEqual({
      Id: 1,
      Extra: {
        'Shoe Size': 44,
        Rank: 'Warden',
        'Sworn In': '2026-01-31',
        'Last Seen': '2013-12-31T23:59:59Z',
        Share: 1.5,
        'Voting (Guild:5)': false,
        'Number of Visits': 3,
        'Voting (Guild:8)': 'yes',
        x_other: 'kept',
      },
    });
  });

  it('has null for empty dates', async () => {
    members = [{ Id: 1, Extra: { 'Guild:2': '[D:01/01/0001]' } }];
    const { main } = await run('getMany', { limit: 1 });
    expect(main[0]?.json).toEqual({ Id: 1, Extra: { 'Sworn In': null } });
  });

  it('stays as it is where the fields can’t be read, and a hint says so', async () => {
    members = [{ Id: 1, Extra: { x_size: '[I:44]' } }];
    guild.answer = (asked) => (asked.path === '/fields' ? { status: 403 } : answer(asked));
    const { main, hints } = await run('getMany', { limit: 1 });
    expect(main[0]?.json).toEqual({ Id: 1, Extra: { x_size: '[I:44]' } });
    expect(hints.map(({ message }) => message).join()).toContain('Custom fields have no names here');
  });
});

describe('a filter builder in the form', () => {
  const list = async (at: string, row: IDataObject) => {
    const { entries } = await openList(
      form('getMany', { conditions: { values: [row] } }),
      `conditions.values[0].${at}`,
      { packDir: guild.packDir, credentials: credentials() },
    );
    return entries.map(({ name, value }) => [name, value]);
  };

  it('lists the columns that can be asked about, and operators that fit the one that is chosen', async () => {
    expect(await list('column', {})).toEqual([
      ['Name', 'name'],
      ['Points', 'points'],
      ['Birthday', 'birthday'],
      ['Changed', 'changed'],
      ['Shoe Size', 'x_size'],
      ['Rank', 'Guild:1'],
      ['Sworn In', 'Guild:2'],
      ['Last Seen', 'Guild:3'],
      ['Motto', 'Guild:6'],
      ['Number of Visits', 'Guild:7'],
      ['Voting (Guild:8)', 'Guild:8'],
    ]);
    expect(await list('operator', { column: 'points' })).toEqual([
      ['Equals', 'equals'],
      ['Is Between', 'between'],
      ['Is One Of', 'oneOf'],
    ]);
    expect(await list('operator', { column: 'Guild:1' })).toEqual([['Is One Of', 'oneOf']]);
    expect(await list('operator', {})).toEqual([]);
  });
});

describe('conditions', () => {
  const rows = (...values: IDataObject[]) => ({ values });
  const filters = () =>
    guild.asked.filter(({ path: at }) => at === '/members').map(({ query }) => query.$filter);

  it.each<[what: string, row: IDataObject, filter: string]>([
    [
      'a text, whose apostrophes and backslashes can’t end it',
      { column: 'name', operator: 'is', value: "L'Or\\éal" },
      "name is 'L\\'Or\\\\éal'",
    ],
    ['by label', { column: 'Name', operator: 'Begins With', value: 'A' }, "name begins 'A'"],
    ['a range', { column: 'points', operator: 'between', value: '1', upper: '9' }, 'points between (1,9)'],
    ['several', { column: 'points', operator: 'oneOf', value: '1, 2,3' }, 'points in (1,2,3)'],
    ['a day', { column: 'birthday', operator: 'after', value: '2026-01-31' }, "birthday after '2026-01-31'"],
    ['nothing to compare with', { column: 'birthday', operator: 'thisWeek', value: '' }, 'birthday thisWeek'],
    [
      'a choice of a column of this customer, by name',
      { column: 'Rank', operator: 'oneOf', value: 'Warden' },
      'Guild:1 oneOf (11)',
    ],
  ])('are written as the service reads them: %s', async (_, row, filter) => {
    members = [{ Id: 1 }];
    const { failure } = await run('getMany', { limit: 1, conditions: rows(row) });
    expect(failure).toBeUndefined();
    expect(filters()[0]).toBe(filter);
  });

  it('must all hold, or any of them, also where a list is read on by its key', async () => {
    const two = rows(
      { column: 'name', operator: 'is', value: '={{ $json.name }}' },
      { column: 'points', operator: 'equals', value: '5' },
    );
    const pages = [[{ Id: 1 }, { Id: 2 }], [{ Id: 3 }], []];
    guild.answer = (asked) =>
      asked.path === '/members' ? { value: pages[filters().length - 1] ?? [] } : answer(asked);
    await run('getMany', { returnAll: true, match: 'any', conditions: two }, [{ name: 'Ana' }]);
    expect(filters().slice(0, 2)).toEqual([
      "name is 'Ana' or points = 5",
      "(name is 'Ana' or points = 5) and id gt 2",
    ]);
    guild.asked.length = 0;
    await run('getMany', { limit: 1, conditions: two }, [{ name: 'Ana' }]);
    expect(filters()[0]).toBe("name is 'Ana' and points = 5");
  });

  it.each<[what: string, row: IDataObject, message: string]>([
    [
      'no value',
      { column: 'name', operator: 'is', value: '' },
      'Conditions, row 2, Value: expected text, got nothing',
    ],
    [
      'an expression of nothing',
      { column: 'name', operator: 'is', value: '={{ $json.gone }}' },
      'Conditions, row 2, Value: expected text, got nothing',
    ],
    [
      'half a range',
      { column: 'points', operator: 'between', value: '1', upper: '' },
      'Conditions, row 2, Upper Value: expected a whole number, got nothing',
    ],
    [
      'no field',
      { column: '', operator: 'is', value: 'x' },
      'Conditions, row 2, Field: expected one of Name, Points',
    ],
    [
      'a field of which nothing can be asked',
      { column: 'photo', operator: 'is', value: 'x' },
      'row 2, Field: expected one of',
    ],
    [
      'an operator of another type',
      { column: 'name', operator: 'between', value: '1', upper: '2' },
      'Conditions, row 2, Operator: expected one of Is, Begins With for Name, got "between"',
    ],
    [
      'a value of another type',
      { column: 'points', operator: 'equals', value: 'many' },
      'Conditions, row 2, Value: expected a whole number, got "many"',
    ],
  ])('lose none of their rows: %s', async (_, row, message) => {
    const good = { column: 'name', operator: 'is', value: 'Ana' };
    const { failure } = await run('getMany', { limit: 1, conditions: rows(good, row) });
    expect(failure?.message).toContain(message);
    expect(filters()).toEqual([]);
  });

  const bodies = () => sent('/search');

  it('are rows where the service takes rows', async () => {
    guild.answer = () => ({ deals: [] });
    const searchFor = rows(
      { column: 'name', operator: 'equal', value: 'Ana' },
      { column: 'created', operator: 'atLeast', value: '2026-01-31T08:00:00Z' },
    );
    await guild.run('deal', 'search', { searchFor, returnAll: true }, [{}]);
    expect(bodies()).toEqual([
      {
        filters: [
          { FieldName: 'Name', ComparisonOperator: 'eq', FieldValue: 'Ana' },
          { FieldName: 'Created', ComparisonOperator: 'gte', FieldValue: '2026-01-31 08:00:00' },
        ],
      },
    ]);
  });

  it('search a list that is picked from', async () => {
    guild.answer = () => ({ deals: [{ Id: 1, Name: "O'Neil" }] });
    const node = { ...form('assign'), parameters: { resource: 'deal', operation: 'assign' } };
    const { entries } = await openList(node, 'dealId', {
      packDir: guild.packDir,
      credentials: credentials(),
      typed: "O'Neil",
    });
    expect(entries).toEqual([{ name: "O'Neil", value: '1' }]);
    expect(bodies()).toEqual([
      { filters: [{ FieldName: 'Name', ComparisonOperator: 'eq', FieldValue: "O'Neil" }] },
    ]);
  });
});

describe('conditions of a trigger that polls', () => {
  const trigger = withDepot({
    module: path.join(__dirname, 'fixtures/ownFields/guildNode'),
    node: 'GuildTrigger',
    credential: 'GuildApi',
  });
  const node = (event: string, filters: IDataObject): NodeJson => ({
    type: 'n8n-nodes-fixture.guildTrigger',
    name: 'Trigger',
    parameters: { event, firstRunExisting: 'emit', filters } as NodeJson['parameters'],
  });
  const poll = async (event: string, filters: IDataObject) => {
    const { packDir, credentials: own } = trigger;
    return await (await activeTrigger(node(event, filters), own, { packDir })).poll();
  };

  it('hold beside the moment since when it reads: in rows', async () => {
    trigger.answer = () => ({ deals: [{ Id: 1, Name: 'Ana' }] });
    const items = await poll('dealCreated', {
      searchFor: { values: [{ column: 'name', operator: 'equal', value: 'Ana' }] },
    });
    expect(items).toHaveLength(1);
    expect(trigger.asked[0]?.body).toEqual({
      filters: [
        { FieldName: 'Name', ComparisonOperator: 'eq', FieldValue: 'Ana' },
        {
          FieldName: 'Created',
          ComparisonOperator: 'gte',
          FieldValue: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/) as string,
        },
      ],
    });
  });

  it('hold beside the moment since when it reads: in a text, with columns of this customer', async () => {
    trigger.answer = (asked) => (asked.path === '/members' ? { value: [] } : answer(asked));
    await poll('memberChanged', {
      conditions: { values: [{ column: 'Guild:1', operator: 'oneOf', value: 'Warden' }] },
    });
    const [call] = trigger.asked.filter(({ path: at }) => at === '/members');
    expect(call?.query.$filter).toMatch(/^Guild:1 oneOf \(11\) and changed afterTime '\d{4}-[\d:T.-]+Z'$/);
  });

  it('lose no row either', async () => {
    const filters = { searchFor: { values: [{ column: 'name', operator: 'equal', value: '' }] } };
    await expect(poll('dealCreated', filters)).rejects.toThrow(
      'Conditions, row 1, Value: expected text, got nothing',
    );
    expect(trigger.asked).toEqual([]);
  });

  it('are picked from the same lists', async () => {
    const filters = { searchFor: { values: [{ column: 'created' }] } };
    const { packDir, credentials: own } = trigger;
    const { entries } = await openList(node('dealCreated', filters), 'filters.searchFor.values[0].operator', {
      packDir,
      credentials: own,
    });
    expect(entries).toEqual([{ name: 'Is At or After', value: 'atLeast' }]);
  });
});
