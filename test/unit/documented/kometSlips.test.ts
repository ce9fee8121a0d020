import { operations } from '../../../nodes/KometSales/resources';
import {
  boolean,
  id,
  integer,
  key,
  list,
  type Field,
  type Operation,
  type Result,
  type Type,
} from '../../../nodes/shared/operation';
import { declared } from './kometDeclared';

/**
 * A wrong declaration differs in the comparison with the pages. The pages' side does not read the declaration, so it
 * stays as it is: kometDeclarations.test.ts fails.
 */

/** A slip in the declaration of one field; undefined if it would change nothing about this field. */
type Slip = (field: Field) => Field | undefined;

const typed =
  (slip: (type: Type) => Type | undefined): Slip =>
  (field) => {
    const type = slip(field.type);
    return type && { ...field, type };
  };

const SLIPS: Record<string, Slip> = {
  'a number for a key': typed((type) => (type.kind === 'id' ? integer() : undefined)),
  'a key for a number': typed((type) => (type.kind === 'integer' ? id() : undefined)),
  'a code for a numeric key': typed((type) => (type.kind === 'id' ? key(type.maxDigits) : undefined)),
  'a numeric key for a text': typed((type) => (type.kind === 'text' ? id(type.maxLength) : undefined)),
  'a list for one': typed((type) => (type.kind === 'list' ? undefined : list(type))),
  'one for a list': typed((type) => (type.kind === 'list' ? type.of : undefined)),
  'a list of other entries': typed((type) =>
    type.kind === 'list' ? { ...type, of: type.of.kind === 'id' ? key() : id() } : undefined,
  ),
  'another separator': typed((type) =>
    type.kind === 'list' ? { ...type, separator: type.separator === ';' ? ',' : ';' } : undefined,
  ),
  'another length': typed((type) => {
    if (type.kind === 'text') return { ...type, maxLength: (type.maxLength ?? 6) + 1 };
    return type.kind === 'id' ? id((type.maxDigits ?? 6) + 1) : undefined;
  }),
  'another bound': typed((type) =>
    type.kind === 'integer' || type.kind === 'decimal' ? { ...type, max: (type.max ?? 6) + 1 } : undefined,
  ),
  'another choice': typed((type) =>
    type.kind === 'choice' ? { ...type, choices: type.choices.slice(1) } : undefined,
  ),
  'needed or not': (field) =>
    field.requiredIf ? { ...field, requiredIf: undefined } : { ...field, required: !field.required },
  'another place': (field) => ({ ...field, in: field.in === 'header' ? 'query' : 'header' }),
  'another name': (field) => ({ ...field, wire: `${field.wire}s` }),
};

/** The fields that a page shows. */
const isSent = (field: Field): boolean => field.in !== 'none' && field.preset === undefined;

const withField = (operation: Operation, index: number, field: Field): Operation => ({
  ...operation,
  fields: operation.fields.map((own, at) => (at === index ? field : own)),
});

it.each(Object.entries(SLIPS))('the comparison with the pages sees %s, in every field', (_, slip) => {
  let tried = 0;
  const unseen = operations.flatMap((operation) => {
    const right = JSON.stringify(declared(operation));
    return operation.fields.flatMap((field, index) => {
      const wrong = isSent(field) ? slip(field) : undefined;
      if (!wrong) return [];
      tried += 1;
      const seen = JSON.stringify(declared(withField(operation, index, wrong))) !== right;
      return seen ? [] : [`${operation.resource}.${operation.operation} ${field.name}`];
    });
  });
  expect(unseen).toEqual([]);
  expect(tried).toBeGreaterThan(0);
});

const withResult = (operation: Operation, slip: Partial<Result>): Operation => ({
  ...operation,
  result: { ...operation.result, ...slip },
});

it('the comparison with the pages sees what is wrong with a call or its answer', () => {
  const slips = (operation: Operation): Operation[] => {
    const { effect, lookUp, result, batch } = operation;
    // If the page shows members of the records, each counts.
    const told = result.at !== '*' && result.as === undefined ? Object.keys(result.shape) : [];
    return [
      { ...operation, effect: effect === 'once' ? 'idempotent' : 'once' },
      { ...operation, lookUp: lookUp === undefined ? 'Look' : undefined },
      { ...operation, open: operation.open === undefined ? 'body' : undefined },
      ...(batch ? [{ ...operation, batch: undefined }] : []),
      withResult(operation, { many: !result.many }),
      withResult(operation, { at: `${result.at}s` }),
      withResult(operation, { says: result.says ? undefined : 'success' }),
      ...told.map((name) => withResult(operation, { shape: without(result.shape, name) })),
      withResult(operation, { beside: { ...result.beside, other: boolean() } }),
    ];
  };
  const unseen = operations.flatMap((operation) => {
    const right = JSON.stringify(declared(operation));
    const missed = slips(operation).filter((wrong) => JSON.stringify(declared(wrong)) === right);
    return missed.map(() => `${operation.resource}.${operation.operation}`);
  });
  expect(unseen).toEqual([]);
});

const without = (shape: Result['shape'], left: string): Result['shape'] =>
  Object.fromEntries(Object.entries(shape).filter(([name]) => name !== left));
