import fc from 'fast-check';
import { trimmed } from '../../../nodes/shared/operation/invisible';
import { NO_SECRETS, redactor, redactorOfCall } from '../../../nodes/shared/http/redact';

const SECRET = 'p&ss w/"ö\'<1>+$^.*\\';
const GUID = '6f1c2b3a-9d84-4e57-a0b1-c2d3e4f5a6b7';

/** The forms in which the secret may come back in an answer, each written from the encoding's definition. */
const forms: Array<[form: string, text: string]> = [
  ['plain', SECRET],
  ['other letter case', SECRET.toUpperCase()],
  ['URL', encodeURIComponent(SECRET)],
  ['URL with small hex digits', encodeURIComponent(SECRET).replace(/%[0-9A-F]{2}/g, (s) => s.toLowerCase())],
  ['URL that encodes every character', '%70%26%73%73%20%77%2F%22%C3%B6%27%3C%31%3E%2B%24%5E%2E%2A%5C'],
  ['URL inside a URL', encodeURIComponent(encodeURIComponent(SECRET))],
  ['form', 'p%26ss+w%2F%22%C3%B6%27%3C1%3E%2B%24%5E.*%5C'],
  ['base64', Buffer.from(SECRET).toString('base64')],
  ['base64 without padding', Buffer.from(SECRET).toString('base64').replace(/=/g, '')],
  ['base64url', Buffer.from(SECRET).toString('base64url')],
  ['base64 in a URL', encodeURIComponent(Buffer.from(SECRET).toString('base64'))],
  ['XML text', 'p&amp;ss w/"ö\'&lt;1&gt;+$^.*\\'],
  ['XML attribute', 'p&amp;ss w/&quot;ö&apos;&lt;1&gt;+$^.*\\'],
  ['HTML attribute', 'p&amp;ss w/&quot;ö&#39;&lt;1&gt;+$^.*\\'],
  ['XML with decimal references', 'p&#38;ss w/&#34;&#246;&#39;&#60;1&#62;&#43;$^.*\\'],
  ['XML with hexadecimal references', 'p&#x26;ss w/&#x22;&#xF6;&#x0027;&#x3c;1&#x3E;&#x2b;$^.*\\'],
  ['HTML with names', 'p&amp;ss&nbsp;w&sol;&quot;ö&apos;&lt;1&gt;&plus;&dollar;&Hat;&period;&ast;&bsol;'],
  ['HTML inside HTML', 'p&amp;amp;ss w/&amp;quot;ö&amp;#39;&amp;lt;1&amp;gt;+$^.*\\'],
  ['JSON', JSON.stringify(SECRET).slice(1, -1)],
  ['JSON inside JSON', JSON.stringify(JSON.stringify(SECRET)).slice(3, -3)],
  ['JSON with slashes escaped', JSON.stringify(SECRET).slice(1, -1).replace(/\//g, '\\/')],
  [
    'JSON that encodes every character',
    [...SECRET].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  ],
];

describe.each([
  ['the words of a failure', redactor([SECRET]).text],
  ['a value', redactor([SECRET]).value<string>],
])('%s', (_, mask) => {
  it.each(forms)('has no secret in the form: %s', (_form, text) => {
    expect(mask(`before ${text} after ${text}`)).toBe('before *** after ***');
    expect(mask(text)).toBe('***');
  });

  it.each([
    ['the start', `user:${SECRET}`],
    ['another place', `user1:${SECRET}`],
    ['a third place', `user12:${SECRET}`],
    ['the middle', `{"a":"${SECRET}","b":1}`],
  ])('has no secret in base64 of a text that has it at %s', (_place, text) => {
    const masked = mask(`Basic ${Buffer.from(text).toString('base64')}`);
    expect(masked).toContain('***');
    // What is left decodes only to the bits that share a character with its neighbours.
    const left = Buffer.from(masked.replace('Basic ', '').replace('***', ''), 'base64').toString();
    expect(left).not.toContain(SECRET.slice(0, 4));
    expect(left).not.toContain(SECRET.slice(-4));
  });

  it('hides all of a secret that contains another', () => {
    const both = redactor(['token-01', 'token-01-and-more']);
    expect(both.text('a token-01-and-more, a token-01')).toBe('a ***, a ***');
    expect(both.value('a token-01-and-more, a token-01')).toBe('a ***, a ***');
  });

  it('masks a secret that was saved with blanks around it, with and without them', () => {
    const saved = redactor([` \ufeff${GUID}\u200b\n`]);
    expect(saved.value({ a: GUID, b: ` \ufeff${GUID}\u200b\n`, c: `(${GUID})` })).toEqual({
      a: '***',
      b: '***',
      c: '(***)',
    });
    expect(saved.text(`is ${GUID} valid`)).toBe('is *** valid');
  });

  it.each([
    ['large letters', GUID.toUpperCase()],
    ['braces', `{${GUID}}`],
    ['no hyphens', GUID.replaceAll('-', '')],
  ])('has a GUID masked with %s', (_form, text) => {
    expect(redactor([GUID]).value(text)).toMatch(/^\{?\*\*\*\}?$/);
    expect(redactor([GUID]).text(text)).toMatch(/^\{?\*\*\*\}?$/);
  });

  it('masks a very long secret to its end', () => {
    const long = Array.from({ length: 300 }, (_each, index) => `${index}/`).join('a+');
    const encoded = encodeURIComponent(long);
    for (const mask of [redactor([long]).text, redactor([long]).value<string>]) {
      expect(mask(`a ${long} b`)).toBe('a *** b');
      expect(mask(`a ${encoded} b`)).toBe('a *** b');
      expect(mask(`a ${Buffer.from(long).toString('base64')} b`)).toBe('a *** b');
    }
  });

  it('is left as it is by empty and very short secrets', () => {
    for (const none of [redactor(['', 'ab', 'abc', ' abc ']), redactor([])]) {
      expect(none.text('abc ab')).toBe('abc ab');
      expect(none.value({ abc: 'abc', ab: ['ab'] })).toEqual({ abc: 'abc', ab: ['ab'] });
    }
  });
});

describe('the words of a failure', () => {
  it('have secrets of 4 characters and user names masked, alone and inside other words', () => {
    const { text } = redactor(['rose'], ['buyer']);
    expect(text('Rose, roses, primrose: BUYER unknown')).toBe('***, ***s, prim***: *** unknown');
  });

  it('never contain any secret, whatever its characters', () => {
    const secret = fc.string({ unit: 'binary', minLength: 4 }).filter((s) => !'***'.includes(s));
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (s, before, after) => {
        fc.pre(trimmed(s).length >= 4);
        const { text } = redactor([s]);
        const encoded = [s, encodeURIComponent(Buffer.from(s).toString()), JSON.stringify(s)];
        for (const form of [...encoded, Buffer.from(s).toString('base64')]) {
          // The text around a secret may form it once more; without such text nothing may be left.
          expect(text(form)).not.toContain(form.replace(/"/g, ''));
          expect(text(`${before} ${form} ${after}`)).toContain('***');
        }
      }),
    );
  });

  it('are cut at 1,000 characters, and before a secret that would be cut in two', () => {
    const { cut, text } = redactor([GUID]);
    const long = 'x'.repeat(980);
    expect(cut('x'.repeat(1_000))).toBe('x'.repeat(1_000));
    expect(cut('x'.repeat(1_001))).toBe(`${'x'.repeat(1_000)}…`);
    expect(cut(`${long}${GUID} and more`)).toBe(`${long}…`);
    expect(text(cut(`${long}${encodeURIComponent(GUID)} and more`))).toBe(`${long}…`);
    expect(text(cut(`${GUID} ${'x'.repeat(2_000)}`))).toBe(`*** ${'x'.repeat(963)}…`);
  });
});

describe('a value', () => {
  it('is masked whole where it is a secret of 4 characters or more, in part where it contains one of 8 or more', () => {
    const { value } = redactor(['rose', 'hyacinth']);
    const given = { a: 'rose', b: ' ROSE\n', c: 'primrose', d: 'two hyacinths', e: '%72ose', f: 'cm9zZQ==' };
    const expected = { a: '***', b: '***', c: 'primrose', d: 'two ***s', e: '***', f: '***' };
    expect(value(given)).toEqual(expected);
  });

  it('keeps user names: they are values like any other', () => {
    expect(redactor(['hyacinth'], ['buyer@example.com']).value({ email: 'buyer@example.com' })).toEqual({
      email: 'buyer@example.com',
    });
  });

  it('is masked at any depth, in members’ names too, and keeps its members in order', () => {
    const { value } = redactor([GUID]);
    const given = JSON.parse(
      `{"b":[{"x":["${GUID}",1]}],"${GUID}":1,"a ${GUID}":{"${GUID}":null},"__proto__":{"k":"${GUID}"},"a":true}`,
    ) as Record<string, unknown>;
    const masked = value(given);
    expect(JSON.stringify(masked)).toBe(
      '{"b":[{"x":["***",1]}],"***":1,"a ***":{"***":null},"__proto__":{"k":"***"},"a":true}',
    );
    expect(JSON.stringify(given)).toContain(GUID);
  });

  it('loses no member where two names are masked alike', () => {
    expect(redactor([GUID]).value({ [GUID]: 1, [GUID.toUpperCase()]: 2, '***': 3 })).toEqual({
      '***': 1,
      '*** 2': 2,
      '*** 3': 3,
    });
  });

  it('may be a number: one that is a secret is masked, and no other', () => {
    const { value } = redactor(['4111222233334444', '2026']);
    expect(
      value({ a: 4111222233334444, b: 2026, c: '2026', d: 20260, e: 2026.5, f: 411122223333444 }),
    ).toEqual({
      a: '***',
      b: '***',
      c: '***',
      d: 20260,
      e: 2026.5,
      f: 411122223333444,
    });
  });

  it('without a secret is the same value, not a copy', () => {
    const given = { rows: [{ id: 1, name: 'Rose' }], none: null };
    expect(redactor([GUID]).value(given)).toBe(given);
  });

  it('that is no JSON stays as it is: bytes and dates', () => {
    const given = { file: Buffer.from(GUID), at: new Date(0) };
    expect(redactor([GUID]).value(given)).toBe(given);
  });

  it('may be nested deeper than the stack allows', () => {
    const deep = JSON.parse(`${'['.repeat(20_000)}"${GUID}"${']'.repeat(20_000)}`) as unknown;
    let masked = redactor([GUID]).value(deep);
    while (Array.isArray(masked)) [masked] = masked as unknown[];
    expect(masked).toBe('***');
  });
});

describe('the number of a card or an account that a call was given', () => {
  const account = redactorOfCall([{ text: '0012345678', names: ['Account'] }], NO_SECRETS);

  it.each(['0012345678', '12345678', '001-234-5678', '12 34 56 78', '1234.5678'])(
    'is masked in words that write it %s',
    (written) => {
      expect(account.text(`Account ${written} is closed`)).toBe('Account *** is closed');
    },
  );

  it.each(['912345678', '0012345679', '1234', '123456789'])('leaves another number, %s', (other) => {
    expect(account.text(`Account ${other} is closed`)).toBe(`Account ${other} is closed`);
  });
});
