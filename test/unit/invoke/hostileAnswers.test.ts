import { eBizCharge } from '../../../nodes/EBizCharge/resources';
import { kometSales } from '../../../nodes/KometSales/resources';
import { superOffice } from '../../../nodes/SuperOffice/resources';
import { superOfficeSetup } from '../../../nodes/SuperOffice/setup';
import { CallFailure } from '../../../nodes/shared/errors';
import { DEEPEST } from '../../../nodes/shared/http/bounds';
import { forgetBudgets } from '../../../nodes/shared/http/budget';
import { send } from '../../../nodes/shared/http/send';
import type { HttpRequest, HttpResponse, SendOptions } from '../../../nodes/shared/http/types';
import { batchCalls } from '../../../nodes/shared/invoke/batchCalls';
import type { EntryOutcome } from '../../../nodes/shared/invoke/outcome';
import type { System } from '../../../nodes/shared/invoke/connector';
import { entranceWith } from '../../../nodes/shared/invoke/entrance';
import { openSession, type Session } from '../../../nodes/shared/invoke/session';
import { invokeAll } from '../../../nodes/shared/invoke/walk';
import {
  collectedFields,
  givesRows,
  isPlainObject,
  type BatchVerdict,
  type Field,
  type Operation,
  type Shape,
  type Type,
  type Value,
  type Values,
  valueAt,
} from '../../../nodes/shared/operation';
import { successItem } from '../../../nodes/shared/run/output';
import { findErpSyncMethod, findSuperOfficeType, kometMethod } from '../../documented';
import { pageOf } from '../documented/superOfficePages';

jest.mock('../../../nodes/shared/http/send');

/** What the next call is answered with. */
let answer: { status: number; body: Buffer; type: string };

(send as jest.Mock).mockImplementation((_: HttpRequest, { reader }: SendOptions): Promise<HttpResponse> => {
  const { status, body, type } = answer;
  const taken = reader !== undefined && status === 200;
  if (taken) reader.add(body);
  return Promise.resolve({
    status,
    headers: { 'content-type': type },
    body: taken ? Buffer.alloc(0) : body,
  });
});

const answersJson = (text: string, status = 200): void => {
  answer = { status, body: Buffer.from(text), type: 'application/json' };
};

const OFFICE = {
  baseUrl: 'https://crm.example.com',
  username: 'jane',
  password: 'hostile-answers-7f1c',
  callsPerSecond: '0',
};

const CREDENTIALS: Array<[System, Record<string, string>]> = [
  [kometSales, { authenticationToken: 'hostile-answers-7f1c', baseUrl: 'https://komet.example.com/api' }],
  [superOffice, OFFICE],
  [eBizCharge, { endpoint: 'https://pay.example.com/s', securityId: 'hostile-answers-7f1c', password: 'x' }],
  [superOfficeSetup, OFFICE],
];

const sessionOf = async ([system, credential]: (typeof CREDENTIALS)[number]): Promise<Session> => {
  const { ways, vendor } = system.connector;
  return await openSession({
    ...entranceWith(system, ways[0], credential, vendor),
    options: { maxRetries: 0 },
  });
};

/** Undocumented members, as JSON: each breaks code that expects a text, a number or a row. */
const HOSTILE = [
  '{"toString":0,"valueOf":0,"toLowerCase":0,"trim":0}',
  '{"__proto__":{"toString":0},"constructor":0,"hasOwnProperty":0}',
  // As deep as an answer is read; what is deeper ends the reading of the whole answer.
  `${'['.repeat(DEEPEST - 10)}${']'.repeat(DEEPEST - 10)}`,
  'null',
  '[null,false,7,[],{"toString":0}]',
  '{}',
  '12345678901234567890.5',
];

/** Each place gets an object instead of a text, and two others in turn. */
const hostileAt = (place: number): string[] => {
  const [first = '', ...others] = HOSTILE;
  return [first, ...[0, 3].map((step) => others[(place + step) % others.length] ?? '')];
};

/** A value that the operation takes. */
function valueFor(type: Type): Value {
  const kinds: Partial<Record<Type['kind'], Value>> = {
    integer: 1,
    id: 1,
    decimal: '1',
    boolean: true,
    day: '2026-03-20',
    moment: '2026-03-20T10:00:00.000Z',
    time: '10:00:00',
    file: Buffer.from('file'),
    json: {},
  };
  if (type.kind === 'choice') return type.choices[0]?.value ?? '';
  if (type.kind === 'list') return [valueFor(type.of)];
  if (type.kind === 'record') return valuesFor(type.fields);
  if (type.kind === 'records') return [valuesFor(type.fields)];
  return kinds[type.kind] ?? 'N1';
}

const valuesFor = (fields: Field[]): Values =>
  Object.fromEntries(
    fields
      .filter(({ required, in: place }) => required || place === 'path')
      .map(({ name, type }) => [name, valueFor(type)]),
  );

/** Marks the place in a JSON text where a hostile member goes. */
const MARK = '(here)';

/** The answer with its members replaced in turn, to some depth. */
function* struck(shape: Shape, value: unknown, depth = 3): Generator<unknown> {
  yield MARK;
  if (depth === 0 || typeof value !== 'object' || value === null) return;
  for (const [name, member] of telling(shape, value)) {
    for (const inner of struck(shape, member, depth - 1)) {
      if (!Array.isArray(value)) yield { ...value, [name]: inner };
      else yield [...value.slice(0, -1), inner];
    }
  }
}

/** The last of the rows: those before it must stay unchanged. Two members of each type. */
function telling(shape: Shape, value: object): Array<[name: string, member: unknown]> {
  if (Array.isArray(value)) return Object.entries(value).slice(-1);
  const counts = new Map<string, number>();
  return Object.entries(value).filter(([name, member]) => {
    const kind = shape[name]?.kind ?? typeof member;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= 2 || /status|result|message|id$|code$/i.test(name);
  });
}

const RAW =
  /cannot (?:read|convert|set|mix)|is not (?:a function|iterable|defined)|call stack|\bundefined\b|\[object/i;

function fits(operation: Operation, outcome: EntryOutcome | { ok: true; records: unknown[] }): void {
  if (outcome.ok) return;
  const { failure } = outcome;
  expect(failure).toBeInstanceOf(CallFailure);
  expect(failure.message).not.toMatch(RAW);
  if (operation.effect === 'once' && failure.kind === 'unreadable') expect(failure.outcome).toBe('unknown');
}

/** Makes the call and puts out its result, as a run does; throws what a run would have to catch. */
async function outcomesOf(operation: Operation, entries: Value[], session: Session): Promise<EntryOutcome[]> {
  // Each answer comes from a service that has not failed before.
  forgetBudgets();
  const collected = new Set(collectedFields(operation));
  const common = valuesFor(operation.fields.filter((field) => !collected.has(field)));
  if (entries.length > 0) {
    const calls = await batchCalls(operation, common, entries, session);
    return (await Promise.all(calls.map((call) => call.send()))).flat();
  }
  try {
    const { records } = await invokeAll(operation, valuesFor(operation.fields), session);
    return records.map((record) => ({ ok: true, record }));
  } catch (failure) {
    if (!(failure instanceof CallFailure)) throw failure;
    return [{ ok: false, failure }];
  }
}

const putOut = (outcomes: EntryOutcome[], { redact }: Session): void => {
  const records = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.record] : []));
  const unit = { itemIndex: 0, id: '0', values: {} };
  for (const record of records) {
    const { json } = successItem(unit, record, { ok: true, records }, 'copy', redact);
    expect(isPlainObject(json)).toBe(true);
  }
};

/** Two entries, and the answer that names both if the vendor names entries. The second one is struck. */
function batchOf(operation: Operation, sample: unknown): { entries: Value[]; body: unknown } {
  const { batch } = operation;
  if (!batch) return { entries: [], body: sample };
  const fields = collectedFields(operation);
  const of = (type: Type, text: string): Value => {
    if (type.kind === 'list') return [of(type.of, text)];
    return ['id', 'integer'].includes(type.kind) ? Number(text) : text;
  };
  const entry = (text: string): Value => {
    const parts = Object.fromEntries(fields.map(({ name, type }) => [name, of(type, text)]));
    return givesRows(operation) ? parts : (Object.values(parts).flat()[0] as Value);
  };
  const entries = [entry('11'), entry('12')];
  return { entries, body: withRows(batch.verdict, sample, ['11', '12']) };
}

function withRows(verdict: BatchVerdict, sample: unknown, keys: string[]): unknown {
  if (verdict.kind !== 'perEntry') return sample;
  const [row = {}] = [valueAt(sample, verdict.rows)].flat() as Array<Record<string, unknown>>;
  const members = Object.keys(verdict.key);
  const rows = keys.map((key) => ({ ...row, ...Object.fromEntries(members.map((name) => [name, key])) }));
  return verdict.rows === '' ? rows : { ...(sample as object), [verdict.rows]: rows };
}

const sampleOf = ({ documented, call, verdict }: Operation): unknown => {
  if (verdict && typeof verdict === 'function')
    return { IsOk: true, Status: 'Warning', UserExplanation: 'Look', TechExplanation: 'T', ErrorCode: 'E' };
  if (call.kind !== 'http') return undefined;
  // Calls that users state have no page of their own.
  if (documented === '') return {};
  if (!documented.includes(' ')) return superOfficeSample(documented);
  const [method = '', id = ''] = documented.split(' ');
  return kometMethod(id, method).sampleResponse;
};

/** What a method of ErpSync answers according to its page; what the type of another call's answer looks like. */
function superOfficeSample(documented: string): unknown {
  const method = findErpSyncMethod(documented);
  return method ? method.sampleResponse?.body : sampleOfType(pageOf(documented).answer);
}

/** Carriers contain one another: a carrier inside a carrier has no carriers. */
function sampleOfType(type: string, depth = 0): unknown {
  if (type.endsWith('[]')) return [sampleOfType(type.slice(0, -2), depth)];
  if (type === 'ODataSlimResponse') return { value: [{ PrimaryKey: '1', EntityName: 'x' }] };
  if (type.startsWith('map<')) return { key: 'text' };
  const fields = findSuperOfficeType(type)?.fields;
  if (!fields) return SCALARS[type] ?? 'text';
  if (depth > 1) return null;
  return Object.fromEntries(fields.map((field) => [field.name, sampleOfType(field.type, depth + 1)]));
}

const SCALARS: Record<string, unknown> = { int32: 1, int64: 1, double: 1.5, boolean: true, none: null };

const ofJson = CREDENTIALS.filter(([{ connector }]) => !connector.soap);

const jsonOperations = ofJson.flatMap(([system, credential]) =>
  system.operations.map((operation) => ({
    name: `${system.connector.vendor} ${operation.resource}.${operation.operation}`,
    operation,
    session: async () => await sessionOf([system, credential]),
  })),
);

describe.each(jsonOperations)('of the answers to $name', ({ operation, session: open }) => {
  let session: Session;
  beforeAll(async () => {
    session = await open();
  });
  const { entries, body } = batchOf(operation, sampleOf(operation));

  it('one that is hostile in any place affects only its own record', async () => {
    answersJson(JSON.stringify(body));
    const [first] = await outcomesOf(operation, entries, session);
    for (const [place, variant] of [...struck(operation.result.shape, body)].entries()) {
      for (const json of hostileAt(place)) {
        answersJson(JSON.stringify(variant).replace(JSON.stringify(MARK), json));
        const outcomes = await outcomesOf(operation, entries, session);
        putOut(outcomes, session);
        for (const outcome of outcomes) fits(operation, outcome);
        if (entries.length > 0) expect(outcomes).toHaveLength(entries.length);
        if (isOfSecondRow(operation, variant)) expect(outcomes[0]).toEqual(first);
      }
    }
  });
});

/** Whether only the row of the second entry was struck. */
function isOfSecondRow({ batch }: Operation, variant: unknown): boolean {
  if (batch?.verdict.kind !== 'perEntry') return false;
  const rows = valueAt(variant, batch.verdict.rows);
  return Array.isArray(rows) && rows.length === 2 && JSON.stringify(rows[1]).includes(MARK);
}

const mark = eBizCharge.operations.find(({ operation }) => operation === 'markAsSynchronized') as Operation;
const once: Operation = { ...mark, effect: 'once', lookUp: 'Look the customer up.' };
const [, , ebiz] = CREDENTIALS;

const answersXml = (inner: string, status = 200): void => {
  const envelope = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${inner}</s:Body></s:Envelope>`;
  answer = { status, body: Buffer.from(envelope), type: 'text/xml' };
};

const answersResult = (members: string): void =>
  answersXml(
    `<MarkCustomerAsSynchronizedResponse xmlns="http://eBizCharge.ServiceModel.SOAP"><MarkCustomerAsSynchronizedResult>${members}</MarkCustomerAsSynchronizedResult></MarkCustomerAsSynchronizedResponse>`,
  );

const fault = (code: string, words: string): string =>
  `<s:Fault>${code && `<faultcode>${code}</faultcode>`}<faultstring>${words}</faultstring></s:Fault>`;

/** The failure of a call to EBizCharge that must not be repeated; undefined where it is done. */
async function failureAt(operation: Operation): Promise<CallFailure | undefined> {
  const session = await sessionOf(ebiz as (typeof CREDENTIALS)[number]);
  const [outcome] = await outcomesOf(operation, [], session);
  return outcome?.ok === false ? outcome.failure : undefined;
}

describe('a SOAP fault after a call that must not be repeated', () => {
  it.each([
    ['s:InvalidCustomerInternalId', 'Invalid CustomerInternalId'],
    ['s:Client', 'Invalid Credentials '],
    ['', 'Not Found'],
    ['s:NotFound', 'Not Found '],
  ])('%s, %s: nothing was done', async (code, words) => {
    answersXml(fault(code, words), 500);
    expect(await failureAt(once)).toMatchObject({ message: words.trim(), outcome: 'failed', status: 500 });
  });

  it.each([
    ['s:InternalServiceFault', 'The server was unable to process the request due to an internal error.', 500],
    ['', 'Error: Object reference not set to an instance of an object.', 500],
    ['s:InvalidCustomerInternalId', 'Object reference not set to an instance of an object.', 500],
    ['s:Server', 'It broke', 500],
    ['s:Client', 'It broke', 400],
    ['s:Server', 'It broke', 200],
  ])('%s, %s (%i): nobody knows what was done', async (code, words, status) => {
    answersXml(fault(code, words), status);
    const failure = await failureAt(once);
    expect(failure).toMatchObject({ message: words, outcome: 'unknown', status });
    expect(failure?.description).toContain('Look the customer up.');
  });

  it('refuses a call that may be repeated, and the call is not repeated', async () => {
    answersXml(fault('s:InternalServiceFault', 'It broke'), 500);
    const before = (send as jest.Mock).mock.calls.length;
    expect(await failureAt(mark)).toMatchObject({ kind: 'refused', outcome: 'failed' });
    expect((send as jest.Mock).mock.calls).toHaveLength(before + 1);
  });
});

describe('a result of EBizCharge after a call that must not be repeated', () => {
  it.each([
    ['<StatusCode>2</StatusCode><Error>Not Found</Error><ErrorCode>0</ErrorCode>', 'Not Found', 'failed'],
    ['<Error>Not Found</Error>', 'Not Found', 'failed'],
    ['<ErrorCode>0</ErrorCode>', 'EBizCharge did not say whether it succeeded', 'unknown'],
    [
      '<CustomerId>C1</CustomerId>',
      'EBizCharge sent an answer that does not say whether it succeeded',
      'unknown',
    ],
    ['<Status><toString>0</toString></Status>', 'EBizCharge did not say whether it succeeded', 'unknown'],
    ['<Status>Error</Status><Error>Object reference not set</Error>', 'Object reference not set', 'unknown'],
  ])('%s', async (members, message, outcome) => {
    answersResult(members);
    expect(await failureAt(once)).toMatchObject({ message, outcome });
  });

  it.each([
    '<CustomerId><toString>0</toString></CustomerId><__proto__><toString>0</toString></__proto__>',
    `<CustomerId>${'<a>'.repeat(90)}${'</a>'.repeat(90)}</CustomerId><ErrorCode xsi:nil="true" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>`,
  ])('%s beside a success is done', async (members) => {
    answersResult(`${members}<Status>Success</Status>`);
    expect(await failureAt(once)).toBeUndefined();
  });
});

it.each([500, 501, 520])(
  'HTTP %i with any vendor’s message leaves a call that must not be repeated unknown',
  async (status) => {
    for (const [{ connector, operations, ...system }, credential] of ofJson) {
      const [operation] = operations.filter(({ batch }) => batch === undefined);
      const spoken = operation ?? { ...(operations[0] as Operation), batch: undefined };
      answersJson('{"message":"Not allowed","ErrorMessage":"Not allowed"}', status);
      const session = await sessionOf([{ ...system, connector, operations }, credential]);
      const [outcome] = await outcomesOf({ ...spoken, effect: 'once', walk: undefined }, [], session);
      expect(outcome).toMatchObject({
        ok: false,
        failure: { message: 'Not allowed', outcome: 'unknown', status },
      });
    }
  },
);
