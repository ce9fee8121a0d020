import { connector, pluginResponse } from '../../../nodes/SuperOffice/connector';
import * as appointment from '../../../nodes/SuperOffice/resources/appointment';
import { forceResync } from '../../../nodes/SuperOffice/resources/erpSync';
import { getCurrent } from '../../../nodes/SuperOffice/resources/user';
import { ways } from '../../../nodes/SuperOffice/ways';
import { outputSchema, type OutputSchema } from '../../../nodes/shared/describe/schema';
import { CallFailure, type FailureFacts } from '../../../nodes/shared/errors';
import { wordsOfStatus } from '../../../nodes/shared/http/status';
import { adviceOn } from '../../../nodes/shared/invoke/advice';
import type { Operation } from '../../../nodes/shared/operation';
import { findSuperOfficeEnum } from '../../documented';

const words = { UserExplanation: 'For the user', TechExplanation: 'For the admin', ErrorCode: 'E17' };

const info = (message: string) => ({ ok: true, hint: { message, type: 'info' } });
const warning = (message: string) => ({ ok: true, hint: { message, type: 'warning' } });

describe('a PluginResponse', () => {
  it.each([
    ['IsOk and Ok', { IsOk: true, Status: 'Ok' }],
    ['IsOk of a release that has no Status', { IsOk: true }],
    ['IsOk with a Status of null', { IsOk: true, Status: null }],
    ['IsOk as text, as XML has it', { IsOk: 'true', Status: 'Ok' }],
  ])('%s is a success without a hint, whatever texts stand beside it', (_, answer) => {
    expect(pluginResponse(answer)).toEqual({ ok: true });
    expect(pluginResponse({ ...words, ...answer })).toEqual({ ok: true });
  });

  it('OkWithInfo is a success that shows the explanation', () =>
    expect(pluginResponse({ ...words, IsOk: true, Status: 'OkWithInfo' })).toEqual(info('For the user')));

  it('OkWithInfo without any words has nothing to show', () =>
    expect(pluginResponse({ IsOk: true, Status: 'OkWithInfo', UserExplanation: ' ' })).toEqual({ ok: true }));

  it.each(['Warning', 'Warn'])('%s is a success that warns with the explanation', (Status) =>
    expect(pluginResponse({ ...words, IsOk: true, Status })).toEqual(warning('For the user')),
  );

  it('a warning without words is still shown', () =>
    expect(pluginResponse({ IsOk: true, Status: 'Warning', UserExplanation: '' })).toMatchObject({
      ok: true,
      hint: { message: expect.stringContaining('warning') as string, type: 'warning' },
    }));

  it.each(['Ok', 'OkWithInfo', 'Warning', 'Error', null, undefined])(
    'IsOk false is a failure next to the Status %p',
    (Status) => expect(pluginResponse({ ...words, IsOk: false, Status })).toMatchObject({ ok: false }),
  );

  it('the Status Error is a failure next to IsOk true, as in the vendor’s samples', () =>
    expect(pluginResponse({ ...words, IsOk: true, Status: 'Error' })).toMatchObject({
      ok: false,
      message: 'For the user',
    }));

  it('a Status that comes as a number means what QuoteStatus says of it', () => {
    const verdicts = { Ok: { ok: true }, OkWithInfo: info('For the user'), Warning: warning('For the user') };
    const { values } = findSuperOfficeEnum('QuoteStatus') ?? { values: [] };
    expect(values.map(({ value }) => value)).toEqual([0, 1, 2, 3]);
    for (const { name, value } of values) {
      const expected =
        name === 'Error' ? expect.objectContaining({ ok: false }) : verdicts[name as keyof typeof verdicts];
      expect([name, pluginResponse({ ...words, IsOk: true, Status: value })]).toEqual([name, expected]);
      expect([name, pluginResponse({ ...words, IsOk: true, Status: String(value) })]).toEqual([
        name,
        expected,
      ]);
    }
  });

  it.each([
    ['neither IsOk nor Status', { IsOk: null, Status: null }],
    ['no member at all', {}],
    ['something else than a PluginResponse', [true]],
    ['null, as agents answer for an unknown ID', null],
    ['a bare false', false],
    ['objects in place of both', { IsOk: { toString: 0 }, Status: [['Ok']] }],
    ['a Status of which nothing is documented', { Status: 'toString' }],
  ])('%s is no success, and leaves the outcome open', (_, answer) =>
    expect(pluginResponse(answer)).toEqual({
      ok: false,
      open: true,
      message: expect.stringContaining('did not say whether it succeeded') as string,
    }),
  );

  it.each([
    [{ Message: 'The agent is busy' }, 'The agent is busy'],
    [{ ErrorType: 'X', ErrorMessage: 'No such connection' }, 'No such connection'],
    [['Licence has expired'], 'Licence has expired'],
  ])('%j leaves it open too, and its words are shown', (answer, words) =>
    expect(pluginResponse(answer)).toMatchObject({
      ok: false,
      open: true,
      description: `It says: ${words}`,
    }),
  );

  it.each([undefined, ''])('the empty answer %p leaves the outcome open', (answer) =>
    expect(pluginResponse(answer)).toMatchObject({ ok: false, unreadable: true }),
  );
});

describe('the words of a failed PluginResponse', () => {
  const failed = { IsOk: false, Status: 'Error' };

  it('are those for the user, with the technical ones as description and the code', () =>
    expect(pluginResponse({ ...failed, ...words })).toEqual({
      ok: false,
      message: 'For the user',
      description: 'For the admin',
      code: 'E17',
    }));

  it('are the technical ones if there are none for the user, and then not repeated', () => {
    const judgement = pluginResponse({ ...failed, ...words, UserExplanation: '' });
    expect(judgement).toMatchObject({ message: 'For the admin', code: 'E17' });
    expect(judgement).toHaveProperty('description', undefined);
  });

  it('are the code if there is nothing else', () =>
    expect(pluginResponse({ ...failed, ErrorCode: 'E17' })).toMatchObject({ message: 'E17', code: 'E17' }));

  it('are ours if there are none', () =>
    expect(pluginResponse({ ...failed, UserExplanation: '  ', TechExplanation: null })).toMatchObject({
      message: 'The ERP connector refused and gave no reason',
    }));

  it('stand in the same order in a hint', () => {
    const answer = { IsOk: true, Status: 'Warning' };
    expect(pluginResponse({ ...answer, ...words, UserExplanation: '' })).toEqual(warning('For the admin'));
    expect(pluginResponse({ ...answer, ErrorCode: 'E17' })).toEqual(warning('E17'));
  });
});

describe('the advice of SuperOffice', () => {
  const failed = (facts: Partial<FailureFacts>) =>
    new CallFailure({ kind: 'refused', message: 'SuperOffice has words', ...facts });
  const bare = (status: number) => failed({ status, message: wordsOfStatus(status) });
  const on = (way: number, failure: CallFailure, operation: Operation = forceResync) =>
    adviceOn(failure, operation, connector, ways[way] ?? ways[0]).join(' ');
  const [BASIC, OAUTH2, SYSTEM_USER] = [0, 1, 2];

  it('401: names the fields of the way in', () => {
    const refused = failed({ kind: 'unauthorized', status: 401 });
    expect(on(BASIC, refused)).toBe('Check User Name and Password of the credential.');
    expect(on(OAUTH2, refused)).toMatch(/connect the account again.*must consent to the app/);
    expect(on(SYSTEM_USER, refused)).toMatch(/Client Secret.*has consented to the app/);
  });

  it('403 of ERP Sync: the right of the user onsite, the template of the app online; nothing of the kind elsewhere', () => {
    for (const refused of [bare(403), failed({ status: 403 })]) {
      expect(on(BASIC, refused)).toMatch(/administration rights/);
      expect(on(OAUTH2, refused)).toMatch(/template “Standard ERP sync and quote app”/);
      expect(on(SYSTEM_USER, refused)).toMatch(/template “Standard ERP sync and quote app”/);
      expect(on(SYSTEM_USER, refused, getCurrent)).not.toMatch(/template|ERP Sync/);
    }
  });

  it.each([BASIC, OAUTH2, SYSTEM_USER])(
    'way %i, 404: a record that SuperOffice does not find is no wrong address',
    (way) => {
      expect(on(way, failed({ status: 404, message: 'Contact 99999 was not found' }))).toBe('');
      expect(on(way, bare(404))).toMatch(/address|Base URL/);
    },
  );

  it('404 of the test: no record is looked for, so the address is wrong, whatever the words', () =>
    expect(on(BASIC, failed({ status: 404 }), getCurrent)).toMatch(/Base URL .* without \/api/));

  it('the state of a tenant says itself what to do', () => {
    const closed = failed({ kind: 'unsent', code: 'OfflineMaintenance', description: 'Run it again later.' });
    expect(on(SYSTEM_USER, closed)).toBe('');
    expect(on(SYSTEM_USER, failed({ kind: 'unsent', code: 'ECONNREFUSED' }))).toMatch(/network/);
  });

  it('421 again: the address is not in the credential of a tenant online', () => {
    const moved = bare(421).with({ kind: 'misdirected' });
    for (const way of [OAUTH2, SYSTEM_USER])
      expect(on(way, moved)).toMatch(/^SuperOffice has moved the tenant/);
  });

  it.each([200, 400])('there is none beside words with status %p', (status) => {
    for (const way of [BASIC, OAUTH2, SYSTEM_USER]) expect(on(way, failed({ status }))).toBe('');
  });
});

it('the days of a weekly recurrence are one text in an answer, and so in its preview', () => {
  const properties = (of: OutputSchema | undefined) => of?.properties ?? {};
  const whole = properties(
    outputSchema({ ...appointment.get, result: { ...appointment.get.result, simplify: undefined } }),
  );
  const days = properties(properties(whole.Recurrence).WeekPattern).Weekdays;
  expect(days).toEqual({ type: 'string' });
});
