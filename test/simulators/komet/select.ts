import type { Given } from './given';
import { idText } from './table';

type Pick<R> = (row: R) => string | number | undefined;

/**
 * Rows narrowed by the filters of a request; a filter that was not sent changes nothing. Texts on names match
 * like SQL's LIKE, ids and codes exactly, nothing is case-sensitive.
 */
export class Select<R> {
  constructor(
    public rows: R[],
    private readonly given: Given,
  ) {}

  /** Keeps the rows that pass. */
  where(test: (row: R) => boolean): this {
    this.rows = this.rows.filter(test);
    return this;
  }

  private when(name: string, test: (wanted: string, row: R) => boolean): this {
    const wanted = this.given.text(name);
    return wanted === undefined ? this : this.where((row) => test(wanted, row));
  }

  exact(name: string, ...picks: Array<Pick<R>>): this {
    return this.when(name, (wanted, row) => picks.some((pick) => same(wanted, pick(row))));
  }

  /** As `exact`, ignoring leading zeros. */
  id(name: string, pick: Pick<R>): this {
    return this.when(name, (wanted, row) => idText(pick(row)) === idText(wanted));
  }

  /** One of several texts is enough. */
  like(name: string, ...picks: Array<(row: R) => string | string[] | undefined>): this {
    return this.when(name, (wanted, row) => {
      const expression = likeExpression(wanted);
      return picks.flatMap((pick) => pick(row) ?? []).some((text) => expression.test(text));
    });
  }

  /** Any of the values in a separated text. */
  among(name: string, pick: Pick<R>, separator = ','): this {
    const wanted = this.given.list(name, separator);
    return wanted.length === 0 ? this : this.where((row) => wanted.some((value) => same(value, pick(row))));
  }

  flag(name: string, pick: (row: R) => boolean): this {
    const wanted = this.given.flag(name);
    return wanted === undefined ? this : this.where((row) => pick(row) === wanted);
  }

  /** A day or a moment, itself included. */
  from(name: string, pick: Pick<R>): this {
    return this.when(name, (wanted, row) => moment(pick(row), wanted.length) >= moment(wanted));
  }

  /** A day or a moment, itself included. */
  to(name: string, pick: Pick<R>): this {
    return this.when(name, (wanted, row) => {
      const value = moment(pick(row), wanted.length);
      return value !== '' && value <= moment(wanted);
    });
  }

  /** Documented for multi-location companies only: for others it is assumed to have no effect. */
  location(name: string, multiLocation: boolean, pick: (row: R) => string[]): this {
    return multiLocation ? this.when(name, (wanted, row) => pick(row).includes(idText(wanted))) : this;
  }
}

function same(wanted: string, value: string | number | undefined): boolean {
  return String(value ?? '').toLowerCase() === wanted.toLowerCase();
}

function moment(value: string | number | undefined, length?: number): string {
  return String(value ?? '')
    .replace(' ', 'T')
    .slice(0, length);
}

/** A LIKE expression; plain text is assumed to mean "contains". */
function likeExpression(wanted: string): RegExp {
  const pattern = wanted.includes('%') ? wanted : `%${wanted}%`;
  const source = pattern
    .split('%')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`, 'i');
}
