import type { Verdict, Judgement, CodeTable } from './declaration';
import { isPlainObject, plainText } from './value';

/** The verdict of a vendor whose HTTP status says all. */
export const byStatusAlone: Verdict = () => ({ ok: true });

/** `codes('statusInventory', { ok: [1], message: 'message', texts: { 2: 'Box not found' } })`. */
export const codes = (
  at: string,
  table: Pick<CodeTable, 'ok' | 'texts' | 'message'> & { already?: CodeTable['already'] },
): CodeTable => ({ kind: 'codes', at, already: [], ...table });

/** Reads success out of an answer by a declared table, or by the function given. */
export function judgeBy(verdict: Verdict | CodeTable): Verdict {
  return typeof verdict === 'function' ? verdict : (answer) => judgeCode(verdict, answer);
}

function judgeCode({ at, ok, already, texts, message }: CodeTable, answer: unknown): Judgement {
  const code = plainText(isPlainObject(answer) ? answer[at] : undefined);
  if (code === undefined) return { ok: false, unreadable: true, message: `The answer has no ${at}` };
  const isAmong = (list: Array<string | number>) => list.some((each) => String(each) === code);
  if (isAmong(ok)) return { ok: true };
  const said = message === undefined ? undefined : (answer as Record<string, unknown>)[message];
  const words = typeof said === 'string' && said.trim() !== '' ? said.trim() : texts[code];
  const told = words ?? `The service answered with ${at} ${code} and no message`;
  return isAmong(already)
    ? { ok: true, hint: { message: told, type: 'info' } }
    : { ok: false, message: told, code };
}
