import type { System } from '../invoke/connector';
import { holds, type Field, type RegisterCall, type RegisteredWebhooks } from '../operation';

/** A trigger whose address n8n registers with the vendor, as data. */
export interface RegisteredSource extends RegisteredWebhooks {
  /** The system that makes the calls of `register`, and those that fetch records. */
  system: System;
}

/** The end of the trigger's address. It must never change: the address identifies a subscription. */
export const PATH = 'webhook';

/** Declares such a trigger. Throws at load if the declaration contradicts itself. */
export function registeredSource(source: RegisteredSource): RegisteredSource {
  const { register, hmac, events, testCalls, repeats, options = [] } = source;
  const { demands: _, ...calls } = register;
  const say = (what: string): never => {
    throw new Error(`The webhooks of ${source.system.connector.vendor}: ${what}`);
  };
  for (const [which, call] of Object.entries(calls) as Array<[string, RegisterCall]>)
    assertFilled(which, call, say, new Set(options.map(({ name }) => name)));
  if (register.find.operation.effect !== 'read') say('find changes something');
  if (hmac.keyedBy.length === 0) say('no field of the credential makes the secret');
  if (testCalls.length === 0) say('say how to recognise a test call');
  if (repeats.length === 0) say('say how to recognise a repeat');
  for (const key of ['value', 'wire'] as const) {
    const names = events.map((event) => event[key]);
    const twice = names.find((name, index) => names.indexOf(name) < index);
    if (twice !== undefined) say(`there are two events ${twice}`);
  }
  for (const { value, record } of events) if (record) assertFilled(`the record of ${value}`, record, say);
  return source;
}

/** All values belong to fields of the call, and all required fields have values. A choice without a value is where it starts. */
function assertFilled(
  which: string,
  { operation: { fields }, values = {} }: Pick<RegisterCall, 'operation'> & { values?: object },
  say: (what: string) => never,
  options = new Set<string>(),
): void {
  const names = new Set(fields.map(({ name }) => name));
  for (const [name, part] of Object.entries(values)) {
    if (!names.has(name)) say(`${which} fills ${name}, which is not a field of its call`);
    const option = (part as { option?: string }).option;
    if (option !== undefined && !options.has(option)) say(`${which} sends ${option}, which is not an option`);
  }
  const isShown = ({ shownIf }: Field) =>
    shownIf === undefined || shownIf.field in values || holds(shownIf, { fields, raw: {}, values: {} });
  const open = fields.find(
    (field) => field.required && field.preset === undefined && !(field.name in values) && isShown(field),
  );
  if (open) say(`${which} does not fill ${open.name}, which its call needs`);
}

/** The events that the user chose, by the vendor's names, each once in whatever letter case. */
export function chosenEvents(
  { events }: RegisteredSource,
  parameter: (name: string, otherwise: unknown) => unknown,
): string[] {
  const chosen = [parameter('events', [])].flat();
  const listed = events.filter(({ value }) => chosen.includes(value)).map(({ wire }) => wire);
  const all = [...listed, ...textParts(parameter('otherEvents', ''))];
  const inOneCase = all.map((name) => name.toLowerCase());
  return all.filter((_, index) => inOneCase.indexOf(inOneCase[index] ?? '') === index);
}

/** The parts of a comma-separated text, or of a list of such texts. */
export const textParts = (given: unknown): string[] =>
  [given]
    .flat()
    .flatMap((part) => String(part ?? '').split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');
