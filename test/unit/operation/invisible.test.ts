import {
  body,
  choice,
  day,
  decimal,
  id,
  integer,
  key,
  list,
  parseFields,
  text,
  trimmed,
  type Type,
} from '../../../nodes/shared/operation';

const parsed = (type: Type, raw: unknown): unknown => {
  const field = body('value', type, { label: 'Value', required: true });
  const { values, problems } = parseFields([field], { value: raw }, { timezone: 'UTC' });
  return problems[0]?.message ?? values.value;
};

/** What pages, sheets, mails and messengers leave behind when something is copied. */
const UNSEEN: Array<[name: string, character: string, codePoint: string]> = [
  ['zero-width space', '\u200b', 'U+200B'],
  ['zero-width joiner', '\u200d', 'U+200D'],
  ['byte order mark', '\ufeff', 'U+FEFF'],
  ['no-break space', '\u00a0', 'U+00A0'],
  ['narrow no-break space', '\u202f', 'U+202F'],
  ['left-to-right mark', '\u200e', 'U+200E'],
  ['right-to-left override', '\u202e', 'U+202E'],
  ['isolate', '\u2068', 'U+2068'],
  ['soft hyphen', '\u00ad', 'U+00AD'],
  ['word joiner', '\u2060', 'U+2060'],
  ['Hangul filler', '\u3164', 'U+3164'],
  ['variation selector', '\ufe0f', 'U+FE0F'],
  ['tag', '\u{e0041}', 'U+E0041'],
  ['tab', '\t', 'U+0009'],
  ['line break', '\n', 'U+000A'],
];

describe.each(UNSEEN)('a %s', (_, unseen, codePoint) => {
  it.each<[type: Type, raw: string, expected: unknown]>([
    [key(4), 'AB', 'AB'],
    [id(), '450001', 450001],
    [integer(), '7', 7],
    [decimal(), '12.50', '12.50'],
    [choice({ web: [1, 'Web'] }), 'Web', 1],
    [day(), '2026-03-04', '2026-03-04'],
    [list(key()), 'AB', ['AB']],
    [list(id()), '386', [386]],
  ])('is no part of a value at its ends: %j %j', (type, raw, expected) =>
    expect(parsed(type, ` ${unseen}${raw}${unseen} ${unseen}`)).toEqual(expected),
  );

  it('is no part of the entries of a list', () =>
    expect(parsed(list(key()), `A${unseen},${unseen}B`)).toEqual(['A', 'B']));

  it('is refused within a key, and shown', () => {
    expect(parsed(key(10), `AB${unseen}C`)).toBe(
      `Value: expected text of at most 10 characters without invisible characters, got "AB[${codePoint}]C"`,
    );
    expect(parsed(list(key()), [`a${unseen}@x.example`])).toContain(`[${codePoint}]`);
    expect(parsed(id(), `450${unseen}001`)).toBe(`Value: expected a numeric ID, got "450[${codePoint}]001"`);
  });

  it('alone is no value', () =>
    expect(parsed(key(), unseen)).toBe(`Value: expected text, got "[${codePoint}]"`));
});

it('free text keeps what it holds', () =>
  expect(parsed(text(), ' a\u200b\u00a0b\n')).toBe(' a\u200b\u00a0b\n'));

it('words of a code keep the plain space between them', () => expect(parsed(key(), ' MIA 1 ')).toBe('MIA 1'));

it('a code that a sheet has made a number of is refused', () =>
  expect(parsed(key(), '1.23457E+12')).toBe('Value: expected text with all its digits, got "1.23457E+12"'));

it('is found in linear time however much of it there is', () => {
  const much = '\u200b'.repeat(200_000);
  const started = process.cpuUsage().user;
  expect(trimmed(`${much}a${much}b${much}`)).toBe(`a${much}b`);
  expect(process.cpuUsage().user - started).toBeLessThan(2_000_000);
});
