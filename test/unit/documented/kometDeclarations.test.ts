import { connector } from '../../../nodes/KometSales/connector';
import { operations } from '../../../nodes/KometSales/resources';
import type { Operation } from '../../../nodes/shared/operation';
import { kometMethod, type KometMethod } from '../../documented';
import { declared } from './kometDeclared';
import { documented } from './kometDocumented';

const pageOf = (operation: Operation): KometMethod => {
  const [httpMethod = '', id = ''] = operation.documented.split(' ');
  return kometMethod(id, httpMethod);
};

const titled = operations.map(
  (operation) => [`${operation.resource}.${operation.operation}`, operation, pageOf(operation)] as const,
);

it.each(titled)('Komet Sales %s says what its page says', (_, operation, page) =>
  expect(declared(operation)).toEqual(documented(page)),
);

it('names the two states of a filter where the page does: its "no" lists other records, not all', () => {
  const isPlain = (label = '') => /^(yes|no|true|false)$/i.test(label);
  const unnamed = titled.flatMap(([name, { fields }, page]) => {
    const isNamed = (wire: string) =>
      page.params.some(
        ({ name: at, enum: values = [] }) => at === wire && values.some((each) => !isPlain(each.label)),
      );
    return fields.flatMap(({ group, type, wire, name: field }) => {
      if (group !== 'filters' || type.kind !== 'boolean') return [];
      const { labels } = type;
      const plain = labels ? isPlain(labels.yes) || isPlain(labels.no) : isNamed(wire);
      return plain ? [`${name} ${field}`] : [];
    });
  });
  expect(unnamed).toEqual([]);
});

it('takes the documented words for an empty list', () => {
  const words = titled.flatMap(([, , { nothingFound }]) => nothingFound ?? []);
  expect(words.length).toBeGreaterThan(0);
  expect(words.filter((each) => !connector.nothingFound?.test(each))).toEqual([]);
});
