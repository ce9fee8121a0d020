import {
  choice,
  filters,
  http,
  integer,
  links,
  operation,
  path,
  query,
  rows,
  text,
  type Operation,
  type Shape,
} from '../shared/operation';
import { COLUMNS, columnsField, NEXT, OF_RELATED, SIZE, sortField } from './archives';
import type { NamedRecord } from './foundRecord';
import { restPage } from './page';

const article = (word: string): string => (/^[aeiou]/.test(word) ? 'an' : 'a');

/** A list of the records that belong to one. */
export interface RelatedList {
  /** The last part of its address, and of the name of its page: `Activities`. */
  at: string;
  label: string;
  /** The columns that are read unless users choose others. */
  shown: Shape;
}

/** What Get Related of a kind of record reads. */
export interface RelatedOf {
  resource: string;
  /** The record in words: "company". */
  what: string;
  /** Its part of the address, `Contact`, and its type, `ContactEntity`. */
  rest: string;
  type: string;
  /** How the record is named: `foundRecord(…)`, or `{ fields: [id] }` for a kind without External IDs. */
  named: Pick<NamedRecord, 'fields'> & Partial<Pick<NamedRecord, 'foundBy'>>;
  /** By the words that workflows save. The first is the page of the action; name the others in folded.ts. */
  lists: Record<string, RelatedList>;
}

/**
 * Reads the records that belong to one, of a kind that users choose. They are rows of an archive, read by the links of its
 * pages. https://docs.superoffice.com/en/api/odata
 */
export function relatedOf({ resource, what, rest, type, named, lists }: RelatedOf): Operation {
  const all = Object.entries(lists);
  const columns = all.map(([, { shown }]) => shown);
  return operation({
    resource,
    operation: 'getRelated',
    name: 'Get Related',
    action: `Get related records of ${what}`,
    description: `Get what belongs to ${article(what)} ${what}: ${all.map(([, { label }]) => label.toLowerCase()).join(', ')}`,
    ...restPage(rest, `v1${type}_${all[0]?.[1].at ?? ''}`),
    call: http('GET', `/api/v1/${rest}/{id}/{related}`, 'basic'),
    effect: 'read',
    fields: [
      ...named.fields,
      path('related', choice(Object.fromEntries(all.map(([word, { at, label }]) => [word, [at, label]]))), {
        label: 'Related Records',
        required: true,
        description: 'Which records to get',
      }),
      ...filters(
        columnsField(OF_RELATED, {
          otherwiseBy: {
            field: 'related',
            values: Object.fromEntries(all.map(([, { at, shown }]) => [at, Object.keys(shown)] as const)),
          },
          description: COLUMNS,
        }),
        sortField(OF_RELATED),
      ),
      query('top', integer(), { label: 'Page Size', wire: '$top' }),
    ],
    ...(named.foundBy ? { foundBy: named.foundBy } : {}),
    walk: links(NEXT, { rows: 'top', size: SIZE }),
    result: rows('value', {
      PrimaryKey: integer(),
      EntityName: text(),
      ...(Object.assign({}, ...columns) as Shape),
    }),
  });
}
