import { failureIn, wordsIn } from '../../../nodes/shared/operation';

describe('the vendor’s words in an answer that is no success', () => {
  it.each([
    ['Komet Sales', { status: '0', message: ' Not allowed ' }, { message: 'Not allowed' }],
    [
      'SuperOffice, REST',
      {
        Error: true,
        ErrorType: 'SoNotFoundException',
        ErrorMessage: ' No such record ',
        ErrorSource: 'NetServer',
      },
      { message: 'No such record', code: 'SoNotFoundException' },
    ],
    [
      'SuperOffice, agents',
      { Message: 'Refused', MessageDetail: 'The detail' },
      { message: 'Refused', description: 'The detail' },
    ],
    ['a member alone', { error: 'Duplicate name' }, { message: 'Duplicate name' }],
    [
      'RFC 9457',
      {
        type: 'https://example.com/probs/out-of-credit',
        title: 'You do not have enough credit.',
        detail: 'Your current balance is 30, but that costs 50.',
        status: 403,
      },
      {
        message: 'You do not have enough credit.',
        description: 'Your current balance is 30, but that costs 50.',
      },
    ],
    [
      'ASP.NET',
      {
        title: 'One or more validation errors occurred.',
        status: 400,
        errors: { Name: ['The Name field is required.'], Price: ['must be positive', 'is not a number'] },
      },
      {
        message: 'One or more validation errors occurred.',
        description: 'Name: The Name field is required.; Price: must be positive; is not a number',
      },
    ],
    [
      'ASP.NET, an exception',
      {
        Message: 'An error has occurred.',
        ExceptionMessage: 'Key not found',
        StackTrace: 'at Secret.Place()',
      },
      { message: 'An error has occurred.', description: 'Key not found' },
    ],
    [
      'OAuth',
      { error: 'invalid_grant', error_description: 'The token is expired' },
      { message: 'The token is expired', code: 'invalid_grant' },
    ],
    ['OData', { error: { code: '17', message: { lang: 'en', value: 'No' } } }, { message: 'No', code: '17' }],
    [
      'Google',
      { error: { code: 403, message: 'Daily limit exceeded' } },
      { message: 'Daily limit exceeded', code: '403' },
    ],
    [
      'JSON:API',
      { errors: [{ title: 'Invalid', detail: 'First name is short', code: 'E1' }] },
      { message: 'Invalid', description: 'First name is short', code: 'E1' },
    ],
    [
      'a list of errors',
      [{ message: 'One' }, { message: 'Two', field: 'name' }],
      { message: 'One; name: Two' },
    ],
    ['texts in a list', { errors: ['One', 'Two'] }, { message: 'One; Two' }],
    ['JSON in a text', { error: '{"message":"Inner words"}' }, { message: 'Inner words' }],
    ['JSON as a text', '{"message":"Inner words"}', { message: 'Inner words' }],
    ['a SOAP detail', { detail: { Message: 'Customer is locked' } }, { message: 'Customer is locked' }],
  ])('are found as %s has them', (_, answer, expected) => expect(wordsIn(answer)).toEqual(expected));

  it.each([
    undefined,
    null,
    '',
    5,
    [],
    {},
    { message: '' },
    { message: 5 },
    { ErrorType: 'X' },
    { StackTrace: 'at x' },
  ])('are not in %p', (answer) => expect(wordsIn(answer)).toBeUndefined());

  it('have a length limit, and are looked for only as deep as people would look', () => {
    expect(wordsIn({ message: 'x'.repeat(5_000) })?.message).toHaveLength(4_000);
    const deep = JSON.parse(`${'{"error":'.repeat(100)}"x"${'}'.repeat(100)}`) as unknown;
    expect(wordsIn(deep)).toBeUndefined();
  });
});

describe('an answer of 200 that doesn’t say whether it is a success', () => {
  it.each([
    { error: 'Duplicate name' },
    { errors: [{ message: 'Duplicate name' }] },
    { error: true, message: 'Duplicate name' },
    { success: false, message: 'Duplicate name' },
    { title: 'Duplicate name', status: 409 },
  ])('is a no as %p', (answer) => expect(failureIn(answer)?.message).toBe('Duplicate name'));

  it.each([
    { message: 'Created' },
    { error: null, message: 'Created' },
    { error: '', errors: [], message: 'Created' },
    { error: false, message: 'Created' },
    { error: 0, message: 'Created' },
    { success: true, message: 'Created' },
    { title: 'Roses', status: 'open' },
    ['Duplicate name'],
    'Duplicate name',
  ])('is none as %p', (answer) => expect(failureIn(answer)).toBeUndefined());
});
