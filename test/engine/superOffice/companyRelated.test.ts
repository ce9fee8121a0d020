import { all, stage } from './stage';

const company = stage('company');

// By the simulator's seeds, company 20 has person 20 and 80, sale 20, request 20 and 80, and appointment 20.
describe('Get Related of a company', () => {
  it.each<[related: string, column: string, ids: number[]]>([
    ['people', 'personId', [20, 80]],
    ['sales', 'PrimaryKey', [20]],
    ['appointments', 'appointmentId', [20]],
    ['projects', 'PrimaryKey', []],
  ])('lists its %s', async (related, column, ids) => {
    const rows = await company.json('getRelated', all({}, { companyId: 20, related }));
    expect(rows.map((row) => row[column])).toEqual(ids);
  });

  it('lists relations from its own side', async () => {
    const rows = await company.json('getRelated', all({}, { companyId: 2, related: 'relations' }));
    expect(rows.map(({ relationId }) => relationId)).toContain(2);
  });
});
