import { OfficeError } from '../reply';

/** One restriction of a `$filter`: a column, an operator, and what it compares with. */
export interface Restriction {
  column: string;
  operator: string;
  values: string[];
}

/** A `$filter` as it was read: restrictions joined with and/or and brackets. */
export type Filter = Restriction | { join: 'and' | 'or'; of: Filter[] };

type Token = { kind: 'word' | 'text' | 'mark'; text: string };

/** Functions of the vendor's page, as the restriction that each one is; `substringof` has the text first. */
const FUNCTIONS: Record<string, { operator: string; columnFirst: boolean }> = {
  substringof: { operator: 'contains', columnFirst: false },
  startswith: { operator: 'begins', columnFirst: true },
  endswith: { operator: 'ends', columnFirst: true },
};

/** `this(updatedDate,'week')` is `updatedDate thisWeek`. */
const PERIODS = new Set(['last', 'this', 'next']);

/** Operators that take nothing behind them. */
const UNARY = new Set(
  [
    ...['beforeToday', 'today', 'afterToday', 'currentAssociate'],
    ...['lastWeek', 'thisWeek', 'nextWeek', 'lastMonth', 'thisMonth', 'nextMonth'],
    ...['lastQuarter', 'thisQuarter', 'nextQuarter', 'thisHalf', 'thisYear'],
  ].map((name) => name.toLowerCase()),
);

/** Reads a `$filter`. Texts stand in single quotes, with a backslash before a quote. Throws for what can't be read. */
export function readFilter(text: string): Filter {
  const tokens = tokensOf(text);
  const reader = new Reader(tokens);
  const filter = reader.any();
  reader.end();
  return filter;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = /\s+|'((?:[^'\\]|\\.)*)'|([(),])|([^\s'(),]+)/gy;
  let at = 0;
  while (at < text.length) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) throw unreadable(text.slice(at));
    at = pattern.lastIndex;
    const [, quoted, mark, word] = match;
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replace(/\\(.)/g, '$1') });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
  }
  return tokens;
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: Token[]) {}

  /** `and` binds before `or`. */
  any(): Filter {
    return this.joined('or', () => this.joined('and', () => this.one()));
  }

  end(): void {
    const rest = this.tokens[this.at];
    if (rest) throw unreadable(rest.text);
  }

  private joined(join: 'and' | 'or', part: () => Filter): Filter {
    const of = [part()];
    while (this.isWord(join)) {
      this.at += 1;
      of.push(part());
    }
    const [only] = of;
    return of.length === 1 && only ? only : { join, of };
  }

  private one(): Filter {
    if (!this.isMark('(')) return this.restriction();
    this.at += 1;
    const inner = this.any();
    this.mark(')');
    return inner;
  }

  private restriction(): Filter {
    const column = this.word();
    if (PERIODS.has(column.toLowerCase()) && this.isMark('(')) {
      const [of = '', period = ''] = this.list();
      return { column: of, operator: column + period, values: [] };
    }
    const known = FUNCTIONS[column.toLowerCase()];
    if (known && this.isMark('(')) {
      const [first = '', second = ''] = this.list();
      const { operator, columnFirst } = known;
      return columnFirst
        ? { column: first, operator, values: [second] }
        : { column: second, operator, values: [first] };
    }
    const operator = this.word();
    if (UNARY.has(operator.toLowerCase())) return { column, operator, values: [] };
    return { column, operator, values: this.isMark('(') ? this.list() : [this.value()] };
  }

  private list(): string[] {
    this.mark('(');
    const values: string[] = [];
    while (!this.isMark(')')) {
      values.push(this.value());
      if (!this.isMark(',')) break;
      this.at += 1;
    }
    this.mark(')');
    return values;
  }

  private value(): string {
    const token = this.tokens[this.at];
    if (!token || token.kind === 'mark') throw unreadable(token?.text ?? 'the end');
    this.at += 1;
    return token.text;
  }

  private word(): string {
    const token = this.tokens[this.at];
    if (token?.kind !== 'word') throw unreadable(token?.text ?? 'the end');
    this.at += 1;
    return token.text;
  }

  private mark(text: string): void {
    if (!this.isMark(text)) throw unreadable(this.tokens[this.at]?.text ?? 'the end');
    this.at += 1;
  }

  private isMark(text: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'mark' && token.text === text;
  }

  private isWord(text: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'word' && token.text.toLowerCase() === text;
  }
}

function unreadable(near: string): OfficeError {
  return new OfficeError(400, `The filter cannot be read near: ${near}`);
}
