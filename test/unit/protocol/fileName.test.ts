import { safeFileName } from '../../../nodes/shared/protocol/fileName';

describe('the name of a downloaded file', () => {
  it.each([
    ['Invoice #001626.pdf', 'Invoice #001626.pdf'],
    ['Facture n° 7 – été.pdf', 'Facture n° 7 – été.pdf'],
    ['請求書.pdf', '請求書.pdf'],
    ['.profile', '.profile'],
  ])('is kept where it is harmless: %s', (name, expected) => expect(safeFileName(name)).toBe(expected));

  it.each([
    ['folders', '../../etc/cron.d/x', 'x'],
    ['folders of Windows', 'C:\\Windows\\System32\\x.dll', 'x.dll'],
    ['both kinds of folders', 'a/b\\..\\c/x.pdf', 'x.pdf'],
    ['a line end before the folders', 'x\n/../../../etc/cron.d/x', 'x'],
    ['other line ends before the folders', 'x\u2028/../\r\u0085/../etc/passwd', 'passwd'],
    ['control characters', 'in\u0000vo\u001bice\u007f.pdf\n', 'invoice.pdf'],
    ['a turned direction of writing', 'invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['characters of no width', '\ufeffin\u200bvo\u200dice\u2060.pdf', 'invoice.pdf'],
    ['half a character', 'a\ud800b.pdf', 'ab.pdf'],
    ['dots that are hidden folders', '.\u200b.', 'file'],
    ['a drive', 'C:x.pdf', 'C_x.pdf'],
    ['a second stream', 'x.pdf:evil.exe', 'x.pdf_evil.exe'],
    ['reserved characters', 'a<b>"c"|d?*.pdf', 'a_b__c__d__.pdf'],
    ['characters that look like a slash', '..\uff0f..\u2215etc\u2044x', '.._.._etc_x'],
    ['dots and blanks at the end', 'x.exe. . ', 'x.exe'],
    ['a device', 'CON', '_CON'],
    ['a device with an ending', 'lpt1.pdf', '_lpt1.pdf'],
    ['a device behind a folder', 'a/nul.txt', '_nul.txt'],
  ])('has no %s', (_, name, expected) => expect(safeFileName(name)).toBe(expected));

  it.each([undefined, '', ' ', '.', '..', '...', 'a/', '\\', '\n', '\u200b'])(
    'is "file" in place of %p',
    (name) => expect(safeFileName(name)).toBe('file'),
  );

  it('has at most 200 bytes, whole characters and its ending', () => {
    expect(safeFileName(`${'a'.repeat(5_000)}.pdf`)).toBe(`${'a'.repeat(196)}.pdf`);
    expect(safeFileName(`${'é'.repeat(5_000)}.pdf`)).toBe(`${'é'.repeat(98)}.pdf`);
    expect(safeFileName('😀'.repeat(5_000))).toBe('😀'.repeat(50));
    expect(safeFileName(`a.${'b'.repeat(500)}`)).toBe(`a.${'b'.repeat(198)}`);
  });
});
