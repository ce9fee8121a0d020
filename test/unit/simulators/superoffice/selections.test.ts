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

async function call(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; value: unknown }> {
  const { status, text } = await superOffice(office, path, body, {}, method);
  return { status, value: text === '' ? undefined : JSON.parse(text) };
}

const members = (): unknown[] =>
  (office.state.selections.get(1)?.members ?? []).map(({ record, person }) => [record, person]);

describe('the members of a selection', () => {
  it('are companies, each with a person or without', async () => {
    const pairs = [
      { ContactId: 3, PersonId: 3 },
      { ContactId: 30, PersonId: 0 },
    ];
    expect((await call('POST', 'Selection/1/Members/AddPerson', pairs)).status).toBe(204);
    expect(members()).toEqual(
      expect.arrayContaining([
        [3, 0],
        [3, 3],
        [30, 0],
      ]),
    );
    expect(
      (await call('POST', 'Selection/1/Members/RemovePerson', [{ ContactId: 3, PersonId: 3 }])).status,
    ).toBe(204);
    expect(members()).toContainEqual([3, 0]);
    expect(members()).not.toContainEqual([3, 3]);
    expect((await call('POST', 'Selection/1/Members/Remove', [3, 30])).status).toBe(204);
    expect(members()).not.toContainEqual([3, 0]);
    expect(office.violations).toEqual([]);
  });

  it('are counted when they come, each once', async () => {
    expect((await call('POST', 'Selection/2/Members/Add', [1, 2, 3])).value).toBe(2);
    const { value } = await call('GET', 'Selection/2/Members?$select=saleId');
    expect((value as { value: Row[] }).value.map(({ saleId }) => saleId)).toEqual([1, 5, 6, 10, 2, 3]);
    const shadow = await call('GET', 'Selection/2/ShadowMembers?$select=saleId');
    expect((shadow.value as { value: Row[] }).value).toHaveLength(6);
  });
});

describe('a dynamic selection', () => {
  const made = async (): Promise<number> => {
    const sent = { Name: 'In Oslo', TargetTableNumber: 5, SelectionType: 'Dynamic' };
    return Number(((await call('POST', 'Selection', sent)).value as Row).SelectionId);
  };

  it('has criteria in place of members', async () => {
    const id = await made();
    const criteria = [{ Name: 'city', Operator: 'is', Values: ['Oslo'], IsActive: true }];
    await call('PUT', `Selection/${id}/Criteria`, criteria);
    expect((await call('GET', `Selection/${id}/Criteria`)).value).toEqual(criteria);
    const groups = [{ Name: 'Group 1', Rank: 1, Restrictions: criteria }];
    await call('PUT', `Selection/${id}/CriteriaGroups`, groups);
    expect((await call('GET', `Selection/${id}/CriteriaGroups`)).value).toEqual(groups);
    expect((await call('POST', `Selection/${id}/Members/Add`, [1])).status).toBe(400);
    expect(office.violations).toEqual([]);
  });

  it('is another than a static one', async () => {
    expect((await call('PUT', 'Selection/1/Criteria', [])).status).toBe(400);
    expect((await call('GET', 'Selection/1/Criteria')).value).toEqual([]);
  });
});

describe('a user', () => {
  it('is found by name', async () => {
    expect((await call('GET', 'User/lbe0')).value).toMatchObject({ AssociateId: 6, UserName: 'LBE0' });
    expect((await call('GET', 'User/nobody')).status).toBe(404);
    expect(
      (await call('PUT', 'User/LBE0', { NickName: 'Lina', RequestSignature: 'Best regards' })).value,
    ).toMatchObject({
      AssociateId: 6,
      NickName: 'Lina',
    });
    expect((await call('GET', 'User/6')).value).toMatchObject({
      NickName: 'Lina',
      RequestSignature: 'Best regards',
    });
  });

  it('has a presence', async () => {
    expect((await call('GET', 'User/6/UserPresenceStatus')).value).toEqual({
      Status: 'StatusNormal',
      Message: '',
    });
    await call('PUT', 'User/6/UserPresenceStatus', { Status: 'StatusNotAvailable', Message: 'On holiday' });
    expect((await call('GET', 'User/6/UserPresenceStatus')).value).toEqual({
      Status: 'StatusNotAvailable',
      Message: 'On holiday',
    });
    expect(office.violations).toEqual([]);
  });
});

it('pickers show the items of a list as they are now', async () => {
  await call('POST', 'List/Category/Items', { Name: 'Grower' });
  await call('DELETE', 'List/Category/Items/2');
  for (const path of ['MDOList/category', 'List/Category/MDOItems']) {
    const { value } = await call('GET', path);
    const names = (value as Row[]).map(({ Id, Name }) => [Id, Name]);
    expect(names).toContainEqual([5, 'Grower']);
    expect(names.map(([id]) => id)).toEqual([1, 3, 4, 5]);
  }
});
