import fc from 'fast-check';
import { redactor } from '../../../nodes/shared/http/redact';

const SECRET = 'p&ss w/"ö\'<1>+$^.*\\';

describe('a redacted text', () => {
  it.each([
    ['plain', SECRET],
    ['URL', encodeURIComponent(SECRET)],
    [
      'URL with small hex digits',
      encodeURIComponent(SECRET).replace(/%[0-9A-F]{2}/g, (s) => s.toLowerCase()),
    ],
    ['form', 'p%26ss+w%2F%22%C3%B6%27%3C1%3E%2B%24%5E.*%5C'],
    ['base64', Buffer.from(SECRET).toString('base64')],
    ['base64 without padding', Buffer.from(SECRET).toString('base64').replace(/=/g, '')],
    ['base64url', Buffer.from(SECRET).toString('base64url')],
    ['XML text', 'p&amp;ss w/"ö\'&lt;1&gt;+$^.*\\'],
    ['XML attribute', 'p&amp;ss w/&quot;ö&apos;&lt;1&gt;+$^.*\\'],
    ['HTML attribute', 'p&amp;ss w/&quot;ö&#39;&lt;1&gt;+$^.*\\'],
    ['JSON', JSON.stringify(SECRET).slice(1, -1)],
  ])('has no secret in %s form', (_, form) => {
    expect(redactor([SECRET]).text(`before ${form} after ${form}`)).toBe('before *** after ***');
  });

  it('hides a secret that contains another whole', () => {
    const { text } = redactor(['token', 'token-and-more']);
    expect(text('a token-and-more, a token')).toBe('a ***, a ***');
  });

  it('is left as it is by empty and very short secrets', () => {
    expect(redactor(['', 'ab', 'abc']).text('abc ab')).toBe('abc ab');
    expect(redactor([]).text('abc ab')).toBe('abc ab');
  });

  it('never contains any secret, whatever its characters', () => {
    const secret = fc.string({ unit: 'binary', minLength: 4 }).filter((s) => !'***'.includes(s));
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (s, before, after) => {
        const { text } = redactor([s]);
        const forms = [s, encodeURIComponent(s), JSON.stringify(s), Buffer.from(s).toString('base64')];
        for (const form of forms) {
          // What stands around a secret may form it once more; without surroundings nothing may be left.
          expect(text(form)).not.toContain(form.replace(/"/g, ''));
          expect(text(`${before} ${form} ${after}`)).toContain('***');
        }
      }),
    );
  });

  it('takes a secret with a lone surrogate', () => {
    expect(redactor(['abc\ud800d']).text('abc\ud800d')).toBe('***');
  });
});
