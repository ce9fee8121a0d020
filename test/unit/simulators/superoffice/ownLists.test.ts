import { startSuperOffice } from '../../../simulators';
import type { SuperOfficeSimulator } from '../../../simulators';
import { superOffice } from '../requests';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

type Row = Record<string, unknown>;

async function list(
  method: string,
  path: string,
  body?: unknown,
  language = 'en',
): Promise<{ status: number; value: unknown }> {
  const headers = { 'so-language': language };
  const { status, text } = await superOffice(office, `List${path}`, body, headers, method);
  return { status, value: text === '' ? undefined : JSON.parse(text) };
}

const names = async (path: string): Promise<unknown[]> =>
  ((await list('GET', path)).value as Row[]).map(({ Name }) => Name);

describe('the lists of an installation', () => {
  it('are those with pages of their own and those of administrators', async () => {
    expect(await names('')).toEqual(expect.arrayContaining(['Category', 'Country', 'Delivery Routes']));
    expect((await list('GET', '/101')).value).toMatchObject({
      Id: 101,
      Name: 'Delivery Routes',
      IsCustomList: true,
    });
    expect((await list('GET', '/category')).value).toMatchObject({
      Name: 'Category',
      IsCustomList: false,
      ListType: 'category',
    });
    expect((await list('GET', '/999')).status).toBe(404);
    expect(office.violations).toEqual([]);
  });

  it('are made, renamed and deleted; those of the vendor are not', async () => {
    const made = (await list('POST', '', { Name: 'Vases', Tooltip: 'What flowers come in' })).value as Row;
    expect(made).toMatchObject({ Name: 'Vases', IsCustomList: true, Deleted: false });
    const path = `/${String(made.Id)}`;
    await list('PUT', path, { Name: 'Bowls' });
    expect((await list('GET', path)).value).toMatchObject({ Name: 'Bowls', Tooltip: '' });
    expect((await list('DELETE', path)).status).toBe(204);
    expect(await names('')).not.toContain('Bowls');
    expect(await names('?includeDeleted=true')).toContain('Bowls');
    expect((await list('POST', '', { Name: 'Category' })).status).toBe(400);
    expect((await list('DELETE', '/Category')).status).toBe(400);
  });
});

describe('the items of a list', () => {
  it.each(['/101', '/Delivery%20Routes'])('are kept under %s', async (path) => {
    expect(await names(`${path}/Items`)).toEqual(['North', 'South']);
    expect(await names(`${path}/Items?includeDeleted=true`)).toEqual(['North', 'South', 'Island']);
    const made = (await list('POST', `${path}/Items`, { Name: 'West' })).value as Row;
    expect(made).toMatchObject({ Id: 4, Name: 'West', UdListDefinitionId: 101, Rank: 4, Deleted: false });
    await list('PUT', `${path}/Items/4`, { Name: 'Far West', Tooltip: 'Two days' });
    expect((await list('GET', `${path}/Items/4`)).value).toMatchObject({
      Name: 'Far West',
      Tooltip: 'Two days',
    });
    await list('PUT', `${path}/Items/4`, { Name: 'Far West' });
    expect((await list('GET', `${path}/Items/4`)).value).toMatchObject({ Tooltip: '' });
    expect((await list('DELETE', `${path}/Items/4`)).status).toBe(204);
    expect(await names(`${path}/Items`)).toEqual(['North', 'South']);
    expect((await list('GET', `${path}/Items/77`)).status).toBe(404);
    expect(office.violations).toEqual([]);
  });

  it('have the members of their own page, in the language of the call', async () => {
    expect((await list('GET', '/Country/Items/578')).value).toMatchObject({
      CountryId: 578,
      Name: 'Norway',
      TwoLetterISOCountry: '',
    });
    expect((await list('GET', '/Country/Items/578', undefined, 'no')).value).toMatchObject({ Name: 'Norge' });
    expect((await list('GET', '/TicketCategory/Items/2')).value).toMatchObject({
      Fullname: 'Support/Deliveries',
    });
    expect((await list('POST', '/Task/Items', { Value: 'Visit' })).value).toMatchObject({
      TaskListItemId: 4,
      Value: 'Visit',
    });
    expect(office.violations).toEqual([]);
  });

  it('are saved together', async () => {
    const sent = [{ Id: 1, Name: 'Far North' }, { Name: 'East' }];
    await list('PUT', '/101/Items', sent);
    expect(await names('/101/Items')).toEqual(['Far North', 'South', 'East']);
    expect((await list('DELETE', '/101/Items')).status).toBe(204);
    expect(await names('/101/Items')).toEqual([]);
  });

  it('stand under headings, and are seen by groups', async () => {
    expect(await names('/Business/Headings')).toEqual(['Trade', 'Production']);
    const under = (await list('GET', '/Business/Items/3/Headings')).value as Row[];
    expect(under.filter(({ Selected }) => Selected).map(({ Name }) => Name)).toEqual([
      expect.stringContaining('Production') as string,
    ]);
    expect((await list('POST', '/101/Headings', { Name: 'Abroad' })).value).toMatchObject({
      HeadingId: 1,
      Name: 'Abroad',
    });
    const groups = (await list('GET', '/101/Items/1/UserGroups')).value as Row[];
    expect(groups.map(({ Name, Selected }) => [Name, Selected])).toEqual([
      ['Sales', false],
      ['Purchasing', false],
    ]);
    await list('PUT', '/101/Items/1/UserGroups', [{ Id: 2, Selected: true }]);
    const after = (await list('GET', '/101/Items/1/UserGroups')).value as Row[];
    expect(after.filter(({ Selected }) => Selected).map(({ Id }) => Id)).toEqual([2]);
    expect(office.violations).toEqual([]);
  });
});
