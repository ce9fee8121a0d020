import type { Operation, HttpCall, SoapCall } from './declaration';
import { assertBatch } from './batch';
import { assertBody } from './bodyForm';
import { assertClearFields, withClearFields } from './clearFields';
import { fieldsOf } from './condition';
import { takesFiles } from './field';
import { assertFollowUp } from './followUp';
import { assertFoundBy } from './foundBy';
import { assertLocators, withLocators } from './locator';
import { assertLookUp } from './lookUp';
import { assertMappers } from './mapper';
import { assertMerge, withMergeSwitch } from './merge';
import { OPEN } from './open';
import { withPartialRecords } from './partial';
import { fieldsOfRule } from './rule';
import { assertAwaited } from './awaited';
import { assertPreconditions } from './precondition';
import { assertRefusedRepeat } from './refusedRepeat';
import { assertSimplify } from './simplify';
import { assertStated } from './stated';
import { assertDetails } from './verdict';
import { assertUpsert, withUpsert } from './upsert';
import { assertWalk } from './walk';

/** Declares an operation. Throws at load if the declaration contradicts itself. */
export function operation(declaration: Operation): Operation {
  const where = `${declaration.resource}.${declaration.operation}`;
  const names = new Set<string>();
  const whole = new Set(declaration.fields.map(({ part }) => part?.whole.name));
  for (const field of declaration.fields) {
    if (!field.part && whole.has(field.name))
      throw new Error(`${where} has an argument and a field named ${field.name}`);
    if (field.otherwise !== undefined && (field.required || field.preset !== undefined))
      throw new Error(`${where}: ${field.name} is always given, so nothing is sent otherwise`);
    if (names.has(field.name)) throw new Error(`${where} declares ${field.name} twice`);
    if (RESERVED.has(field.name))
      throw new Error(`${where}: ${field.name} is a reserved name; give the field another and keep its wire`);
    names.add(field.name);
  }
  assertReferences(declaration, names, where);
  assertBody(declaration, where);
  assertBatch(declaration, where);
  assertWalk(declaration, where);
  assertAwaited(declaration, where);
  assertEnsures(declaration, where);
  assertMerge(declaration, where);
  assertClearFields(declaration, where);
  assertUpsert(declaration, where);
  assertPreconditions(declaration, where);
  assertRefusedRepeat(declaration, where);
  assertFoundBy(declaration, where);
  assertSimplify(declaration, where);
  assertDetails(declaration, where);
  assertLocators(declaration, where);
  assertLookUp(declaration, where);
  assertMappers(declaration, where);
  assertFollowUp(declaration, where);
  assertStated(declaration, where);
  return withLocators(withUpsert(withClearFields(withMergeSwitch(withPartialRecords(declaration)))));
}

/** Calls that are made first may be made again, and get all their values. */
function assertEnsures({ ensures, fields }: Operation, where: string): void {
  const has = (name: string) => fields.some((field) => field.name === name);
  if (ensures && !has(ensures.switch)) throw new Error(`${where} has no switch ${ensures.switch}`);
  for (const { operation: call } of ensures?.calls ?? []) {
    if (call.effect !== 'idempotent') throw new Error(`${where} first makes a call that may not be repeated`);
    const lacking = call.fields.find(({ required, name }) => required && !has(name));
    if (lacking) throw new Error(`${where} has no ${lacking.name} for the call that it makes first`);
  }
}

/** Rules and conditions must refer to existing fields; an operation that is not offered needs a reason. */
function assertReferences(declaration: Operation, names: Set<string>, where: string): void {
  const { fields, effect, rules = [], open, call, batch, repeats = [] } = declaration;
  const { exposed, why, result, serializeBy = [], serializeByEach = [] } = declaration;
  const named = rules.flatMap(fieldsOfRule);
  for (const { requiredIf, shownIf, otherwiseBy } of fields) {
    if (requiredIf) named.push(...fieldsOf(requiredIf));
    if (shownIf) named.push(shownIf.field);
    if (otherwiseBy) named.push(otherwiseBy.field);
  }
  const unknown = named.find((name) => !names.has(name));
  if (unknown !== undefined)
    throw new Error(`${where} has a rule about ${unknown}, which is not one of its fields`);
  const unheard = [...serializeBy, ...serializeByEach].find((name) => !names.has(name));
  if (unheard !== undefined)
    throw new Error(`${where} serializes by ${unheard}, which is not one of its fields`);
  if (serializeByEach.length > 0 && (serializeBy.length > 0 || batch || effect !== 'once'))
    throw new Error(
      `${where} serializes by each of several records, which only a call without a batch that is made once does`,
    );
  const unsaid = repeats.find((name) => !names.has(name));
  if (unsaid !== undefined) throw new Error(`${where} repeats ${unsaid}, which is not one of its fields`);
  if (result.namedBy !== undefined && !names.has(result.namedBy))
    throw new Error(`${where} names values by ${result.namedBy}, which is not one of its fields`);
  if (
    open &&
    (call.kind !== 'http' || fields.some(({ in: place, wire }) => place === open && wire.startsWith('[]')))
  )
    throw new Error(`${where}: only an HTTP call whose body is an object can be open`);
  // A choice that only controls the node may have an initial word.
  if (effect !== 'read' && fields.some(({ starts, in: place }) => starts !== undefined && place !== 'none'))
    throw new Error(`${where}: only a read starts with a choice`);
  if (batch && takesFiles(fields)) throw new Error(`${where}: files don't travel in a batch`);
  if (exposed === false && !why) throw new Error(`${where} is not offered: say why`);
}

const RESERVED = new Set([
  'resource',
  'operation',
  'returnAll',
  'limit',
  'filters',
  'additionalFields',
  'updateFields',
  'options',
  'simplify',
  'binaryPropertyName',
  OPEN,
]);

export const http = (method: HttpCall['method'], path: string, ...token: string[]): HttpCall => ({
  kind: 'http',
  method,
  path,
  token,
});

/** `patch('/people/{id}', 'header')`: a PATCH with a JSON Patch in its body. `{ ...patch(…), together: ['Extra'] }`. */
export const patch = (path: string, ...token: string[]): HttpCall => ({
  ...http('PATCH', path, ...token),
  body: 'patch',
});

/** `form('/search', 'header')`: a POST whose body is a form, for values that are too long for a URL. */
export const form = (path: string, ...token: string[]): HttpCall => ({
  ...http('POST', path, ...token),
  body: 'form',
});

export const soap = (name: string, token?: string): SoapCall => ({ kind: 'soap', operation: name, token });
