import type { INodeProperties } from 'n8n-workflow';
import { describe as describeNode } from '../../../nodes/shared/describe/describe';
import { outputSchema, type OutputSchema } from '../../../nodes/shared/describe/schema';
import {
  additional,
  argument,
  http,
  id,
  inputFields,
  key,
  member,
  objectType,
  one,
  operation,
  parseFields,
  record,
  records,
  takesFiles,
  type ObjectType,
} from '../../../nodes/shared/operation';

const Company: ObjectType = objectType('Company', () => [
  member('CompanyId', id()),
  member('Parent', record(Company)),
  member('People', records({ item: 'Person' }, Person)),
]);

const Person: ObjectType = objectType('Person', () => [
  member('Email', key()),
  member('Employer', record(Company)),
]);

const create = operation({
  resource: 'company',
  operation: 'create',
  name: 'Create',
  action: 'Create company',
  description: '',
  docs: '',
  documented: '',
  call: http('POST', '/companies', 'header'),
  effect: 'once',
  fields: argument('company', Company, { top: ['people'], rest: additional }),
  result: one(Company),
});

const parameters = describeNode({ resources: [{ value: 'company', name: 'Company' }], operations: [create] });

/** The names of a parameter's members, with their types, to any depth. */
const outline = ({ name, type, options = [] }: INodeProperties): unknown => {
  const inner = options.flatMap((option) => ('values' in option ? option.values : []));
  return inner.length === 0 ? `${name}: ${type}` : { [name]: inner.map(outline) };
};

describe('types that lead back to themselves', () => {
  it('are sections of the form once, and JSON when they come again', () => {
    const people = parameters.find(({ name }) => name === 'people');
    expect(people && outline(people)).toEqual({
      people: ['email: string', { employer: ['companyId: string', 'parent: json', 'people: json'] }],
    });
    expect(JSON.stringify(people)).toContain(`"For example [{ \\"email\\": \\"text\\", \\"employer\\": {`);
  });

  it('are objects in the preview when they come again', () => {
    const { properties = {} } = outputSchema(create);
    expect(properties.Parent?.properties?.Parent).toEqual({ type: 'object' });
    const person: OutputSchema | undefined = properties.People?.items;
    expect(person?.properties?.Employer?.properties?.CompanyId).toEqual({ type: 'integer' });
    expect(person?.properties?.Employer?.properties?.People).toEqual({
      type: 'array',
      items: { type: 'object' },
    });
  });

  it('are read to any depth, and their boxes for JSON start empty', () => {
    const people = [{ email: 'a@b.example', employer: { companyId: 1, parent: '{}', people: '[]' } }];
    const { values, problems } = parseFields(inputFields(create), { people }, { timezone: 'UTC' });
    expect(problems).toEqual([]);
    expect(values.people).toEqual([{ email: 'a@b.example', employer: { companyId: 1 } }]);
    const parent = '{ "CompanyId": 2, "Parent": { "CompanyId": 3 } }';
    const deep = parseFields(inputFields(create), { parent }, { timezone: 'UTC' });
    expect(deep.values.parent).toEqual({ companyId: 2, parent: { companyId: 3 } });
  });

  it('are searched for files once', () => expect(takesFiles(create.fields)).toBe(false));
});
