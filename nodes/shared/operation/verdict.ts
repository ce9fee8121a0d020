import { isPlainObject, plainText } from './value';

/** The vendor's words where it did what was asked but has something to say. */
export interface Hint {
  message: string;
  type: 'info' | 'warning';
}

/**
 * What an answer says about success. `bare`: it does not tell, and is a success only where it brings what was asked for.
 * `unreadable`: it is no answer to this call, and says nothing about its outcome. `open`: it is one, and says neither yes
 * nor no; asking again would bring the same.
 */
export type Judgement =
  | { ok: true; hint?: Hint; bare?: boolean }
  | { ok: false; message: string; description?: string; code?: string; unreadable?: boolean; open?: boolean };

/** Reads success out of a parsed answer. */
export type Verdict = (answer: unknown) => Judgement;

/** The verdict of a vendor whose HTTP status says all. */
export const byStatusAlone: Verdict = () => ({ ok: true });

/** Success told by a code of a call's own, as data. */
export interface CodeTable {
  kind: 'codes';
  /** Member of the answer that has the code. */
  at: string;
  ok: Array<string | number>;
  /** Codes of a state that was there already: a success with a hint. */
  already: Array<string | number>;
  /** What the codes mean, for answers without words of their own. */
  texts: Record<string, string>;
  /** Member of the answer that has the vendor's words. */
  message?: string;
}

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
