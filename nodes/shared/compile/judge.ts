import {
  byStatusAlone,
  failureIn,
  judgeBy,
  wordsIn,
  type Judgement,
  type Operation,
  type Verdict,
} from '../operation';
import { RawFile } from '../protocol/file';
import type { Dialect } from '../protocol/dialect';
import type { ResultReader } from './result';

const SUCCESS: Judgement = { ok: true };

/**
 * Makes the verdict on the answers of an operation. If an answer does not report success, it is a success if it contains
 * what was requested. Otherwise it is a refusal if it has an error message, and `unreadable` if not. An answer that differs
 * from its documented form is `unreadable` too.
 */
export function judgeOf(operation: Operation, dialect: Dialect, result: ResultReader): Verdict {
  const { vendor, judge, signs = [] } = dialect;
  const verdict = judgeBy(operation.verdict ?? judge);
  const saysNothing = judge === byStatusAlone && !operation.verdict;
  const hasSign = signs.some((name) => name in operation.result.shape);

  const missingFrom = (body: unknown): string | undefined => {
    if (hasSign) return 'that does not say whether it succeeded';
    return result.brings(body) ? undefined : 'without what was requested';
  };

  const judged = (body: unknown): Judgement => {
    const judgement = verdict(body);
    const isOpen = judgement.ok && (judgement.bare || saysNothing);
    const missing = isOpen ? missingFrom(body) : undefined;
    if (missing === undefined) return judgement;
    const words = failureIn(body);
    if (words) return { ok: false, ...words };
    if (judge === byStatusAlone) return judgement;
    const said = wordsIn(body)?.message;
    const description = said === undefined ? undefined : `It says: ${said}`;
    return { ok: false, unreadable: true, message: `${vendor} sent an answer ${missing}`, description };
  };

  return (body) => {
    const judgement = body instanceof RawFile ? SUCCESS : judged(body);
    const flaw = judgement.ok ? result.flaw(body) : undefined;
    return flaw === undefined
      ? judgement
      : { ok: false, unreadable: true, message: `${vendor} sent ${flaw}` };
  };
}
