import type { IncomingMessage, ServerResponse } from 'node:http';
import { asker } from '../../../nodes/shared/invoke/ask';
import { closeAll, httpServer } from '../http/servers';

beforeEach(() => {
  // No back-off.
  jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await closeAll();
});

/** Asks a service whose answers are these, the last one again and again. */
async function asked(...answers: Array<(response: ServerResponse) => void>) {
  let calls = 0;
  const { url } = await httpServer((request: IncomingMessage, response: ServerResponse) => {
    request.resume();
    const answer = answers[Math.min(calls, answers.length - 1)];
    calls += 1;
    answer?.(response);
  });
  const outcome = await asker({})({ method: 'GET', url: `${url}/sign-in?key=secret-7` }).then(
    (value) => ({ value }),
    ({ kind, message }: { kind: string; message: string }) => ({
      kind,
      message: message.replace(/:\d+/, ''),
    }),
  );
  return { outcome, calls };
}

const saying =
  (body: string, status = 200) =>
  (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(body);
  };

const page = saying('<html><body>Maintenance</body></html>');
const ticket = saying('{"ticket":"t"}');

it.each([
  ['a web page', page],
  ['half a document', saying('{"ticket":"t')],
  ['a busy service', saying('{}', 503)],
])('%s says nothing: it is asked again', async (_, first) => {
  expect(await asked(first, ticket)).toEqual({ outcome: { value: { ticket: 't' } }, calls: 2 });
});

it.each([
  ['a web page', page, 'unreadable', 'The service answered a web page where JSON was expected'],
  [
    'half a document',
    saying('{"ticket":"t'),
    'unreadable',
    'The service answered with JSON that is cut short or malformed',
  ],
  ['a busy service', saying('{}', 503), 'unavailable', '127.0.0.1 answered 503 to /sign-in'],
])('%s that stays so fails with what came', async (_, answer, kind, message) => {
  expect(await asked(answer)).toEqual({ outcome: { kind, message }, calls: 3 });
});

it('takes an empty answer as nothing', async () => {
  expect(await asked(saying(''))).toEqual({ outcome: { value: undefined }, calls: 1 });
});

it.each([
  [saying('', 403), '127.0.0.1 answered 403 to /sign-in'],
  [saying('{"Message":"No such app"}', 403), 'No such app'],
])('names who refused and the words of the refusal, never what was asked with', async (answer, message) => {
  expect(await asked(answer)).toEqual({ outcome: { kind: 'refused', message }, calls: 1 });
});
