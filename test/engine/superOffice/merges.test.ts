import type { IDataObject } from 'n8n-workflow';
import { resourceRuns } from '../resourceRuns';
import { jsonOf, withSimulators } from '../support';
import { stage, type Stage } from './stage';

const company = stage('company');
const person = stage('person');
const project = stage('project');

it.each<[what: string, of: Stage, same: IDataObject, words: string]>([
  [
    'company',
    company,
    { companyId: 20, intoCompanyId: 20 },
    'Into Company: expected other values than in Company, got 20',
  ],
  [
    'person',
    person,
    { personId: 8, intoPersonId: 8, moveAfterDate: '2020-01-01' },
    'Into Person: expected other values than in Person, got 8',
  ],
  [
    'project',
    project,
    { sourceId: 3, destinationId: 3 },
    'Into Project: expected other values than in Project, got 3',
  ],
])('a %s is not merged with itself: nothing is sent', async (_, of, same, words) => {
  const { failure } = await of.run('merge', same);
  expect(failure?.message).toContain(words);
  expect(of.superOffice.counters.calls).toBe(0);
});

describe('merges of one run', () => {
  const context = withSimulators();
  const companies = resourceRuns('superOffice', 'company', context);
  const people = resourceRuns('superOffice', 'person', context);
  const office = () => context.simulators.superOffice;
  const merged = () =>
    office()
      .counters.log.filter(({ method }) => method.endsWith('_Merge'))
      .map(({ path }) => path.replace(/^.*?\/(\d+)\/MergeTo\//, '$1 '));
  const personsOf = (company: number) =>
    office()
      .state.records.stores.person.all()
      .filter(({ Contact }) => (Contact as IDataObject | null)?.ContactId === company)
      .map(({ PersonId }) => Number(PersonId));
  const options = { concurrency: 8 };
  const of = (...pairs: Array<[from: number, into: number]>) => pairs.map(([from, into]) => ({ from, into }));
  const fields = { companyId: '={{ $json.from }}', intoCompanyId: '={{ $json.into }}', options };

  /** The first item would lose a race: its read takes longer than those of all others. */
  const slowRead = (part: string) =>
    office().faults.add({
      kind: 'slow',
      delayMs: 150,
      on: ({ httpMethod, path }) => httpMethod === 'GET' && path.includes(part),
    });

  it('go in the order of the items if they share a company: what the first has is in the last', async () => {
    const persons = personsOf(20);
    expect(persons.length).toBeGreaterThan(0);
    slowRead('/Contact/20');
    await companies.json('merge', fields, of([20, 21], [21, 22], [30, 31]));
    expect(merged()).toEqual(['30 31', '20 21', '21 22']);
    expect(personsOf(22)).toEqual(expect.arrayContaining(persons));
    expect([...personsOf(20), ...personsOf(21)]).toEqual([]);
  });

  it('go in the order of the items if they share a person, on either side', async () => {
    slowRead('/Person/8');
    const values = {
      personId: '={{ $json.from }}',
      intoPersonId: '={{ $json.into }}',
      moveAfterDate: '2020-01-01',
      options,
    };
    await people.json('merge', values, of([8, 9], [10, 8], [20, 21]));
    expect(merged()).toEqual(['20 21', '8 9', '10 8']);
  });

  it('are not made if an earlier one of the same company may still be under way', async () => {
    office().faults.add({ kind: 'resetAfterRead', on: 'v1ContactEntity_Merge' });
    const { main } = await companies.run('merge', fields, of([20, 21], [21, 22], [30, 31]), {
      onError: 'continueRegularOutput',
    });
    const [first, second, third] = jsonOf(main);
    expect(first).toMatchObject({ details: { outcome: 'unknown' } });
    expect(String(second?.error)).toContain('the outcome of an earlier item for the same record is unknown');
    expect(third).toMatchObject({ success: true });
    expect(merged().sort()).toEqual(['20 21', '30 31']);
  });

  it('are not sent, and their outcome is known, if a company can’t be read before', async () => {
    office().faults.add({
      kind: 'html',
      status: 200,
      times: 'always',
      on: ({ httpMethod, path }) => httpMethod === 'GET' && path.includes('/Contact/20'),
    });
    const { main } = await companies.run(
      'merge',
      { ...fields, options: { concurrency: 8, maxRetries: 0 } },
      of([20, 21], [30, 31]),
      { onError: 'continueRegularOutput' },
    );
    const [first, second] = jsonOf(main);
    expect(first).toMatchObject({ details: { outcome: 'failed' } });
    expect(JSON.stringify(first)).toContain('nothing was changed');
    expect(second).toMatchObject({ success: true });
    expect(merged()).toEqual(['30 31']);
  });
});
