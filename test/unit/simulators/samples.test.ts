import { kometMethod, kometSales, superOffice } from '../../documented';
import type { KometMethod } from '../../documented';
import { kometRequestSpec } from '../../simulators/check/kometRules';
import { checkRequest } from '../../simulators/check/request';
import type { JsonRequest } from '../../simulators/check/request';
import { checkSoap } from '../../simulators/check/soap';
import { agentRequestSpec } from '../../simulators/check/superOfficeRules';

/** A Komet Sales sample as a request. Samples leave out headers: the token is put where it is documented. */
function kometSample(method: KometMethod): JsonRequest {
  const sample = method.sampleRequest;
  const text = typeof sample === 'string' ? (/https?:[^\s']+/.exec(sample)?.[0] ?? '') : '';
  const query = new URLSearchParams(text.split('?')[1] ?? '');
  const body = typeof sample === 'object' && sample !== null ? sample : undefined;
  const headers: Record<string, string> = method.auth === 'header' ? { authenticationtoken: 'token' } : {};
  const bodyBytes = body ? JSON.stringify(body).length : 0;
  if (body) headers['content-type'] = 'application/json';
  return { httpMethod: method.httpMethod, query, headers, bodyBytes, body };
}

function findings(method: KometMethod): string[] {
  return checkRequest(kometRequestSpec(method), kometSample(method), { multiLocation: false }).map(
    ({ parameter, expectation }) => `${parameter}: ${expectation}`,
  );
}

it('dumps', () => {
  const bad: Record<string, string[]> = {};
  for (const method of kometSales().methods)
    if (method.sampleRequest) {
      const found = findings(method);
      if (found.length) bad[`${method.httpMethod} ${method.id}`] = found;
    }
  console.log(JSON.stringify(bad, null, 1));
  const so: Record<string, unknown> = {};
  for (const m of superOffice().erpSync) {
    if (!m.sampleRequest) {
      so[m.name] = 'none';
      continue;
    }
    const body = m.sampleRequest.body;
    const f = checkRequest(
      agentRequestSpec(m),
      {
        httpMethod: 'POST',
        query: new URLSearchParams(m.sampleRequest.startLine.split('?')[1] ?? ''),
        headers: { 'content-type': 'application/json' },
        bodyBytes: body === undefined ? 0 : 10,
        body,
      },
      {},
    );
    if (f.length) so[m.name] = f;
  }
  console.log(JSON.stringify(so, null, 1));
  void kometMethod;
  void checkSoap;
});
