import type { IDataObject } from 'n8n-workflow';
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
