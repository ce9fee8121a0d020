import { withCursor } from '../../../nodes/shared/operation';

describe('a value that a pattern takes into a filter', () => {
  it.each([
    ["mail eq '{value}'", "O'Brien", "mail eq 'O''Brien'"],
    ["'{value}' eq mail or '{value}' eq other", "a' or 'b", "'a'' or ''b' eq mail or 'a'' or ''b' eq other"],
    ["kind eq 'a' and id gt {value}", '7', "kind eq 'a' and id gt 7"],
  ])('can’t end the text that it stands in: %s', (pattern, value, filter) => {
    expect(withCursor<unknown>({}, { field: 'filter', pattern }, value)).toEqual({ filter });
  });

  it('is joined to what the user filters by', () => {
    const place = { field: 'filter', pattern: "name eq '{value}'" };
    expect(withCursor<unknown>({ filter: 'a or b' }, place, "O'B")).toEqual({
      filter: "(a or b) and name eq 'O''B'",
    });
  });
});
