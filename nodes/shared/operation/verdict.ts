import type { BareVerdict, CodeTable, Judgement, Operation, Verdict } from './declaration';
import { typeAt } from './objectType';
import { matches } from './rowCondition';
import { isAbsent, isPlainObject, plainText, valueAt } from './value';

/** The verdict of a vendor that reports success by HTTP status alone. */
export const byStatusAlone: Verdict = () => ({ ok: true });

/** `codes('statusInventory', { ok: [1], message: 'message', texts: { 2: 'Box not found' } })`. */
export const codes = (
  at: string,
  table: Omit<CodeTable, 'kind' | 'at' | 'already'> & { already?: CodeTable['already'] },
): CodeTable => ({ kind: 'codes', at, already: [], ...table });

/** `bare('false', 'The hook was not found')`: the answer is only null, true, false or a list of error texts. */
export const bare = (refusal: BareVerdict['refusal'], message?: string): BareVerdict => ({
  kind: 'bare',
  refusal,
  message,
});

/** Turns a declared table into a function that decides about success. */
export function judgeBy(verdict: Verdict | CodeTable | BareVerdict): Verdict {
  if (typeof verdict === 'function') return verdict;
  return verdict.kind === 'bare'
    ? (answer) => judgeBare(verdict, answer)
    : (answer) => judgeCode(verdict, answer);
}

function judgeCode(table: CodeTable, answer: unknown): Judgement {
  const { at, ok, already, texts } = table;
  const record = isPlainObject(answer) ? answer : {};
  const code = plainText(at === '' ? answer : valueAt(record, at));
  if (code === undefined)
    return { ok: false, unreadable: true, message: `The answer has no ${at === '' ? 'code' : at}` };
  const isAmong = (list: Array<string | number>) => list.some((each) => String(each) === code);
  if (isAmong(ok)) return { ok: true, hint: hintOf(table, record) };
  const own = codeOf(table, record) ?? code;
  const message =
    wordsAt(record, table.message) ??
    texts[own] ??
    texts[code] ??
    `The service answered with ${at === '' ? 'the code' : at} ${own} and no message`;
  if (isAmong(already)) return { ok: true, hint: { message, type: 'info' } };
  const open = table.open !== undefined && matches(table.open, record);
  return { ok: false, message, code: own, details: detailsOf(table, record), ...(open ? { open } : {}) };
}

function hintOf({ hints = [] }: CodeTable, record: Record<string, unknown>) {
  const found = hints.find((hint) => matches(hint.if, record));
  return found && { message: found.message, type: found.type ?? ('info' as const) };
}

/** Some vendors send 0 or nothing instead of a code. */
function codeOf({ code }: CodeTable, record: Record<string, unknown>): string | undefined {
  const own = code === undefined ? undefined : plainText(valueAt(record, code))?.trim();
  return own === '' || own === '0' ? undefined : own;
}

function wordsAt(record: Record<string, unknown>, member: string | undefined): string | undefined {
  const said = member === undefined ? undefined : valueAt(record, member);
  return typeof said === 'string' && said.trim() !== '' ? said.trim() : undefined;
}

function detailsOf(
  { details }: CodeTable,
  record: Record<string, unknown>,
): Record<string, unknown> | undefined {
  if (!details) return undefined;
  const found = Object.entries(details).map(([name, member]) => [name, valueAt(record, member)] as const);
  return Object.fromEntries(found.filter(([, value]) => !isAbsent(value)));
}

const JUDGE_BARE: Record<BareVerdict['refusal'], (answer: unknown, message?: string) => Judgement> = {
  null: (answer, message = 'The service answered with nothing, which means no') => {
    if (answer === undefined) return notBare('an empty answer', 'a record');
    return answer === null ? { ok: false, message } : { ok: true };
  },
  false: (answer, message = 'The service answered false, which means no') => {
    // In XML every value is text.
    const said = String(answer).trim();
    if (said !== 'true' && said !== 'false') return notBare('something else', 'true or false');
    return said === 'true' ? { ok: true } : { ok: false, message };
  },
  texts: (answer) => {
    if (!Array.isArray(answer) || answer.some((each) => !isAbsent(each) && typeof each !== 'string'))
      return notBare('something else', 'a list of error texts');
    const texts = (answer as string[]).filter((text) => !isAbsent(text) && text.trim() !== '');
    return texts.length === 0 ? { ok: true } : { ok: false, message: texts.join('; ') };
  },
};

const judgeBare = ({ refusal, message }: BareVerdict, answer: unknown): Judgement =>
  JUDGE_BARE[refusal](answer, message);

const notBare = (got: string, documented: string): Judgement => ({
  ok: false,
  unreadable: true,
  message: `The service sent ${got} where ${documented} is documented`,
});

/** Throws if `details` of a failed item would show more of a member than a successful item does. */
export function assertDetails({ verdict, result }: Operation, where: string): void {
  if (typeof verdict !== 'object' || verdict.kind !== 'codes') return;
  const inRecord = (path: string): string =>
    result.at !== '' && path.startsWith(`${result.at}.`) ? path.slice(result.at.length + 1) : path;
  const whole = Object.values(verdict.details ?? {}).find((path) => {
    const type = typeAt(result.shape, inRecord(path));
    return type?.kind === 'text' && type.shows !== undefined;
  });
  if (whole !== undefined)
    throw new Error(`${where} puts ${whole} under details, of which its result does not show all`);
}
