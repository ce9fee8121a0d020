import type { KometMethod, KometParam } from '../../documented';
import { everyPage, keyOf, methods } from './kometPages';

/** Samples that have members which their page's tables do not list, and which. */
const BEYOND_THE_TABLE: Record<string, string[]> = {};

it('says of each sample where it comes from', () => {
  const counted = (part: 'request' | 'response') =>
    ['documented', 'repaired', 'synthetic'].map(
      (origin) => methods.filter(({ samples }) => samples[part].origin === origin).length,
    );
  expect(counted('request')).toEqual([99, 6, 25]);
  expect(counted('response')).toEqual([69, 10, 51]);
});

everyPage('has both samples, and says why one was repaired', ({ samples, ...method }) => {
  for (const sample of [method.sampleRequest, method.sampleResponse])
    expect(sample ?? undefined).toBeDefined();
  for (const origin of [samples.request, samples.response]) {
    if (origin.origin === 'repaired') expect(origin.why).toMatch(/^.{10,}\.$/);
    else expect(Object.keys(origin)).toEqual(['origin']);
  }
});

everyPage('has a body or an address of the method as its sample request', (method) => {
  const { sampleRequest } = method;
  if (typeof sampleRequest !== 'string') return expect(typeof sampleRequest).toBe('object');
  const address = /https:[^\s']+/.exec(sampleRequest)?.[0] ?? '';
  expect(new URL(address).pathname).toBe(`/api${method.path}`);
});

everyPage('has a sample response with only members that it lists', (method) => {
  expect(beyond(method.response, method.sampleResponse)).toEqual(BEYOND_THE_TABLE[keyOf(method)] ?? []);
});

everyPage('has every member that it lists in its sample response, where that is synthetic', (method) => {
  if (method.samples.response.origin !== 'synthetic') return;
  expect(Object.keys(method.sampleResponse as object).sort()).toEqual(namesOf(method).sort());
});

const namesOf = ({ response }: KometMethod) => response.map(({ name }) => name);

/** Members of a sample that its table does not have, as paths. */
function beyond(table: KometParam[], sample: unknown, path = ''): string[] {
  if (Array.isArray(sample)) return [...new Set(sample.flatMap((entry) => beyond(table, entry, path)))];
  if (typeof sample !== 'object' || sample === null) return [];
  return Object.entries(sample).flatMap(([name, value]) => {
    const known = table.find((field) => field.name === name);
    if (!known) return [`${path}${name}`];
    return known.items ? beyond(known.items, value, `${path}${name}.`) : [];
  });
}
