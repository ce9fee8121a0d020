import { closeAll, httpServer } from '../unit/http/servers';
import { callsTo } from './calls';
import type { Effect } from './expected';

afterEach(closeAll);

const ANSWER = '{"result":1,"automaticAdditionalChargeId":320,"message":"OK"}';

/** A service that writes interim answers before its answer. */
async function interimService(status: number, body: string) {
  let requests = 0;
  const server = await httpServer((request, response) => {
    requests += 1;
    request.resume().on('end', () => {
      response.writeContinue();
      response.writeEarlyHints({ link: '</a.css>; rel=preload' });
      response.writeProcessing();
      response.writeContinue();
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
  });
  return { ...server, requests: () => requests };
}

describe('100 Continue and other interim answers before the answer', () => {
  it.each<Effect>(['once', 'idempotent'])('a call that is %s is made once and is done', async (effect) => {
    const service = await interimService(200, ANSWER);
    const { status, main } = await callsTo(service.url, 'komet', effect, { options: { maxRetries: 3 } });

    expect([status, service.requests()]).toEqual(['success', 1]);
    expect(main[0]?.json).toMatchObject({ automaticAdditionalChargeId: expect.anything() as unknown });
  });

  it.each([400, 503])(
    'an answer of %i to a once call is made once, and means what it means',
    async (code) => {
      const service = await interimService(code, '{"message":"Duplicate name"}');
      const { failure } = await callsTo(service.url, 'komet', 'once', { options: { maxRetries: 3 } });

      expect(service.requests()).toBe(1);
      expect(failure?.message.startsWith('Outcome unknown')).toBe(code === 503);
    },
  );
});
