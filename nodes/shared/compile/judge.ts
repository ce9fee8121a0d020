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
import type { Dialect } from '../protocol/protocol';
import type { ResultReader } from './result';

const SUCCESS: Judgement = { ok: true };

/**
 * The verdict on the answers of an operation. An answer that does not say that it is a success is one where it brings what
 * was asked for; else it is the vendor's no where it has words for one, or no answer to this call. One that is not as its
 * page documents it can't be read.
 */
export function judgeOf(operation: Operation, dialect: Dialect, result: ResultReader): Verdict {
  const { vendor, judge, signs = [] } = dialect;
  const verdict = judgeBy(operation.verdict ?? judge);
  const saysNothing = judge === byStatusAlone && !operation.verdict;
  const hasSign = signs.some((name) => name in operation.result.shape);

  const missingFrom = (body: unknown): string | undefined => {
    if (hasSign) return 'that does not say whether it succeeded';
    return result.brings(body) ? undefined : 'without what was asked for';
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
