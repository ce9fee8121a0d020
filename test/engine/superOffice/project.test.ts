import type { IDataObject } from 'n8n-workflow';
import { all, stage } from './stage';

const project = stage('project');

const POST = 'v1ProjectEntity_PostProjectEntity';
const PATCH = 'v1ProjectEntity_PatchProjectEntity';
const MERGE = 'v1ProjectEntity_Merge';

const stored = (id: number) => project.superOffice.state.records.get('project', id);

/** Values of More Fields, as the editor saves them. */
const more = (value: IDataObject) => ({ moreFields: { mappingMode: 'defineBelow', value } });

describe('Create', () => {
  it('sends what is given', async () => {
    const [item] = await project.json('create', {
      name: 'Tulip Fair',
      projectNumber: 'P-1',
      projectTypeId: 2,
      projectStatusId: 1,
      associateId: 7,
      startDate: '2026-04-01',
      endDate: '2026-04-30',
      urls: { values: [{ value: 'https://fair.example', description: 'Fair' }] },
      ...more({ postit: 'Bring stands', 'SuperOffice:1': 'Aalsmeer' }),
    });
    expect(project.sent(POST)[0]).toMatchObject({
      Name: 'Tulip Fair',
      ProjectNumber: 'P-1',
      ProjectType: { Id: 2 },
      ProjectStatus: { Id: 1 },
      Associate: { AssociateId: 7 },
      Urls: [{ Value: 'https://fair.example', Description: 'Fair' }],
      Postit: 'Bring stands',
      CustomFields: { 'SuperOffice:1': 'Aalsmeer' },
    });
    expect(item).toMatchObject({
      ProjectId: 11,
      Name: 'Tulip Fair',
      ProjectType: 'Event',
      ProjectStatus: 'Planned',
      StartDate: expect.stringMatching(/^2026-04-01/) as unknown,
      EndDate: expect.stringMatching(/^2026-04-30/) as unknown,
      Urls: ['https://fair.example'],
      Associate: 'Ole Hansen',
      CustomFields: { Venue: 'Aalsmeer' },
    });
  });

  it('needs a name, and sends nothing without one', async () => {
    const { failure } = await project.run('create', { projectNumber: 'P-1' });
    expect(failure?.message).toContain('Name');
    expect(project.sent(POST)).toEqual([]);
  });
});

describe('Update', () => {
  it('sends only what is given, a switch that is off too', async () => {
    const before = stored(2);
    const [item] = await project.json('update', { projectId: 2, completed: false, projectStatusId: 2 });
    expect(project.sent(PATCH)).toEqual([
      [
        { op: 'replace', path: '/ProjectStatus', value: { Id: 2 } },
        { op: 'replace', path: '/Completed', value: false },
      ],
    ]);
    expect(before?.Completed).toBe(true);
    expect(item).toMatchObject({ Name: 'Flower Fair 2022', Completed: false, ProjectStatus: 'Running' });
  });

  it('empties the fields to clear', async () => {
    const [item] = await project.json('update', { projectId: 3, clearFields: ['endDate', 'projectTypeId'] });
    expect(item).toMatchObject({ EndDate: null, ProjectType: null, Name: 'Flower Fair 2023' });
  });
});

it('Delete removes the project for good', async () => {
  expect(await project.json('delete', { projectId: 4 })).toEqual([{ deleted: true, projectId: 4 }]);
  expect(stored(4)).toBeUndefined();
});

describe('Get Related', () => {
  const related = async (projectId: number, what: string) =>
    await project.json('getRelated', all({}, { projectId, related: what }));

  it('lists the members of a project with their names', async () => {
    const members = await related(3, 'members');
    expect(
      members.map(({ projectMemberId, projectId, personId }) => [projectMemberId, projectId, personId]),
    ).toEqual([
      [3, 3, 23],
      [13, 3, 33],
    ]);
    expect(members[0]?.['person/fullName']).toEqual(expect.any(String));
  });

  it('lists the companies of a project', async () => expect(await related(3, 'companies')).toHaveLength(2));

  it('lists the activities of a project', async () => {
    // By the seed, each fifth appointment belongs to project 1 + n % 10.
    const rows = await related(6, 'activities');
    expect(rows.map(({ PrimaryKey }) => PrimaryKey)).toEqual(expect.arrayContaining([5, 15, 25, 35]));
  });

  it.each(['guide', 'links'])('lists the %s of a project', async (what) =>
    expect(await related(3, what)).toEqual([]),
  );
});

describe('the next milestone', () => {
  it('is the first appointment ahead that is one', async () => {
    const [item] = await project.json('getNextMilestone', { projectId: 6 });
    expect(item).toMatchObject({ AppointmentId: 5, Title: 'Follow-up 5', ProjectId: 6 });
  });

  it('of a project without one is a failure that says so', async () => {
    const { failure } = await project.run('getNextMilestone', { projectId: 2 });
    expect(failure?.message).toContain('The project has no milestone ahead');
  });
});

it.each<[parameters: IDataObject, isValid: boolean]>([
  [{ number: '30005' }, false],
  [{ number: '30005', filters: { projectId: 5 } }, true],
  [{ number: '99999' }, true],
])('Check Number says whether a project can have the number %j', async (parameters, isValid) => {
  expect(await project.json('checkNumber', { filters: {}, ...parameters })).toEqual([{ isValid }]);
});

it('Find Duplicates lists projects with the same name, or none', async () => {
  const found = await project.json('findDuplicates', { name: 'Flower Fair 2023' });
  expect(found).toEqual([
    expect.objectContaining({
      SoPrimaryKey: 3,
      EntryName: 'Flower Fair 2023',
    }) as unknown,
  ]);
  expect(await project.json('findDuplicates', { name: 'Nothing like it' })).toEqual([]);
});

it('Merge moves the members of one project into another and deletes the first one', async () => {
  expect(
    await project.json('merge', {
      sourceId: 3,
      destinationId: 4,
      additionalFields: { fillEmptyFields: true },
    }),
  ).toEqual([{ success: true, sourceId: 3, destinationId: 4 }]);
  expect(project.superOffice.counters.log).toMatchObject([
    { method: MERGE, query: { replaceEmptyFieldsOnDestination: 'true' } },
  ]);
  expect(stored(3)).toBeUndefined();
  const members = project.superOffice.state.records.stores.projectMember.all();
  expect(members.filter(({ ProjectId }) => ProjectId === 4).length).toBe(4);
});
