import {
  SUPEROFFICE_FAILING_KEYS,
  SUPEROFFICE_INFO_KEY,
  SUPEROFFICE_WARNING_KEY,
  startSuperOffice,
} from '../../simulators';
import type { SuperOfficeSimulator } from '../../simulators';
import { forceResync, json, rules, superOffice } from './requests';

let office: SuperOfficeSimulator;
beforeAll(async () => {
  office = await startSuperOffice();
});
beforeEach(() => office.reset());
afterAll(() => office.close());

const resynced = (): number[] => office.state.resynced().map((key) => key.id);

describe('ForceResync', () => {
  it('resyncs the keys of the sample and counts each', async () => {
    const answer = await forceResync(office, { ErpConnectionId: 612, InternalKeyIds: [386, 230] });
    expect(answer.status).toBe(200);
    expect(json(answer)).toMatchObject({ IsOk: true, Status: 'Ok' });
    expect(resynced()).toEqual([230, 386]);
    expect(office.state.keys.get(386)).toMatchObject({
      resyncs: 1,
      resyncedAt: expect.any(String) as string,
    });
    expect(office.violations).toEqual([]);
  });

  it.each(Object.entries(SUPEROFFICE_FAILING_KEYS))(
    'fails as a whole with key %s in it',
    async (key, texts) => {
      const answer = await forceResync(office, {
        ErpConnectionId: 612,
        InternalKeyIds: [386, Number(key), 230],
      });
      expect(answer.status).toBe(200);
      expect(json(answer)).toMatchObject({
        IsOk: false,
        Status: 'Error',
        UserExplanation: texts.user,
        TechExplanation: texts.tech,
        ErrorCode: texts.code,
      });
      expect(resynced()).toEqual([]);
    },
  );

  it.each([
    [SUPEROFFICE_WARNING_KEY, 'Warning'],
    [SUPEROFFICE_INFO_KEY, 'OkWithInfo'],
  ])('succeeds with a remark for key %j', async ({ key, user }, status) => {
    const answer = await forceResync(office, { ErpConnectionId: 612, InternalKeyIds: [386, key] });
    expect(json(answer)).toMatchObject({ IsOk: true, Status: status, UserExplanation: user });
    expect(resynced()).toContain(key);
  });

  it.each([
    ['an unknown key', { ErpConnectionId: 612, InternalKeyIds: [386, 99] }],
    ['a key of another connection', { ErpConnectionId: 613, InternalKeyIds: [386] }],
    ['an unknown connection', { ErpConnectionId: 1, InternalKeyIds: [386] }],
    ['a deleted connection', { ErpConnectionId: 700, InternalKeyIds: [386] }],
  ])('refuses %s', async (_, body) => {
    expect(json(await forceResync(office, body))).toMatchObject({ IsOk: false, Status: 'Error' });
    expect(resynced()).toEqual([]);
  });

  it('resyncs everything when no keys are named, and keeps count of that', async () => {
    await forceResync(office, { ErpConnectionId: 613, InternalKeyIds: [] });
    expect(resynced()).toHaveLength(20);
    await forceResync(office, { ErpConnectionId: 0 });
    expect(office.state.fullResyncs.map(({ connection }) => connection)).toEqual([613, 0]);
    expect(resynced()).toHaveLength(1_221 - 3);
  });

  it("takes members in any letter case, as the vendor's own client sends them", async () => {
    await forceResync(office, { erpConnectionId: 612, INTERNALKEYIDS: [386] });
    expect(resynced()).toEqual([386]);
    expect(office.violations).toEqual([]);
  });

  it('reaches the keys of every connection from connection 0', async () => {
    await forceResync(office, { ErpConnectionId: 0, InternalKeyIds: [386, 2_000] });
    expect(resynced()).toEqual([386, 2_000]);
  });

  it.each([
    [{ ErpConnectionId: '612' }, 'ErpConnectionId: an integer'],
    [{ ErpConnectionId: 2 ** 31 }, 'ErpConnectionId: an integer of 32 bits'],
    [{ InternalKeyIds: [386, '230'] }, 'InternalKeyIds[1]: an integer'],
    [{ InternalKeyIds: '386,230' }, 'InternalKeyIds: an array'],
    [{ InternalKeys: [386] }, 'InternalKeys: not documented'],
    [{ InternalKeyIds: [386], internalKeyIds: [230] }, 'internalKeyIds: not documented'],
    [[386], '(body): a JSON object'],
    ['{"ErpConnectionId":', '(body): valid JSON'],
  ])('refuses the body %j with 400', async (body, rule) => {
    const answer = await forceResync(office, body);
    expect(answer.status).toBe(400);
    expect(Object.keys(json(answer))).toEqual(['Message', 'MessageDetail']);
    expect(rules(office.violations)).toEqual([rule]);
    expect(office.state.fullResyncs).toEqual([]);
  });

  it('refuses unknown query parameters and another content type, and knows $select', async () => {
    const path = 'Agents/ErpSync/ForceResync';
    const body = { ErpConnectionId: 612, InternalKeyIds: [386] };
    expect((await superOffice(office, `${path}?dryRun=1`, body)).status).toBe(400);
    expect((await superOffice(office, path, body, { 'content-type': 'text/plain' })).status).toBe(400);
    expect(rules(office.violations)).toEqual(['dryRun: not documented', 'Content-Type: application/json']);
    const cut = json(await superOffice(office, `${path}?$select=IsOk`, body));
    expect(cut).toMatchObject({ IsOk: true, Status: null });
  });
});

it('GetAllConnections hides what was deleted unless asked', async () => {
  const ids = async (IncludeDeleted: boolean): Promise<unknown> => {
    const answer = await superOffice(office, 'Agents/ErpSync/GetAllConnections', { IncludeDeleted });
    return (JSON.parse(answer.text) as Array<{ ErpConnectionId: number }>).map((row) => row.ErpConnectionId);
  };
  expect(await ids(false)).toEqual([612, 613, 614, 615]);
  expect(await ids(true)).toEqual([612, 613, 614, 615, 700]);
  await superOffice(office, 'Agents/ErpSync/GetAllConnections', { IncludeDeleted: 'true' });
  expect(rules(office.violations)).toEqual(['IncludeDeleted: a boolean']);
});

it('currentPrincipal says who is signed in', async () => {
  const answer = await superOffice(office, 'User/currentPrincipal');
  expect(json(answer)).toMatchObject({ AssociateId: 5, UserName: office.credential.username });
  expect(office.violations).toEqual([]);
});

it.each(['', 'Bearer abc', `Basic ${Buffer.from('a:b').toString('base64')}`])(
  'answers 401 to the authorization "%s"',
  async (authorization) => {
    const answer = await superOffice(office, 'User/currentPrincipal', undefined, { authorization });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toContain('Basic');
  },
);

it('answers in XML, and counts it as a violation, when JSON is not requested', async () => {
  const answer = await superOffice(office, 'User/currentPrincipal', undefined, { accept: '*/*' });
  expect(answer.headers.get('content-type')).toContain('application/xml');
  expect(answer.text).toContain('<AssociateId>5</AssociateId>');
  expect(rules(office.violations)).toEqual(['Accept: application/json']);
});

it('says so when a documented method is not simulated, and when a path is not documented', async () => {
  expect((await superOffice(office, 'Contact/1/Image')).status).toBe(501);
  expect((await superOffice(office, 'Agents/ErpSync/Nonsense', {})).status).toBe(404);
  expect((await superOffice(office, 'Agents/ErpSync/ForceResync')).status).toBe(400);
});
