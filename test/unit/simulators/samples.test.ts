import { ebizOperation, kometSales, superOffice } from '../../documented';
import type { KometMethod, SuperOfficeAgentMethod } from '../../documented';
import { kometRequestSpec } from '../../simulators/check/kometRules';
import { checkRequest } from '../../simulators/check/request';
import type { JsonRequest } from '../../simulators/check/request';
import { checkSoap } from '../../simulators/check/soap';
import { agentRequestSpec } from '../../simulators/check/superOfficeRules';
import type { Finding } from '../../simulators/check/values';

const lines = (findings: Finding[]): string[] =>
  findings.map(({ parameter, expectation }) => `${parameter}: ${expectation}`);

/** Pages whose sample breaks the page's own rules, with what exactly is wrong. */
const INCONSISTENT: Record<string, string[]> = {
  // The sample leaves out a parameter that the page requires.
  'PUT automatic-additional-charge': ['minCapPerDay: required'],
  'POST credit.details.list': ['itemType: required'],
  'POST inventory.units.delete': ['block: required'],
  // Documented with three decimals; the sample sends four.
  'POST inventory.update': ['unitCost: at most 3 decimals'],
  // Documented with a capital; the sample has none.
  'POST inventory.units.list': ['unitType: one of Stem, Bunch'],
  // Documented as an array of bytes; the sample has a text in its place.
  'POST invoice.pod.receive': ['proofOfDeliveryfile: an array'],
  'POST v2/vendor/invoice': ['attachment: an array'],
  'POST vendor.invoice.mail.receive': ['file: an array'],
  // The sample spells a parameter in another way.
  'GET inventory.list': ['locationid: not documented'],
  'GET hardgood/inventory.list': ['locationid: not documented'],
  'POST vendor.add': ['webpage: not documented', 'emailForPos: not documented', 'vendorType: required'],
  'POST vendor.update': ['webpage: not documented', 'emailForPos: not documented'],
  // The sample belongs to another version of the page.
  'GET vendor.invoice.list': [
    'orderDateFrom: not documented',
    'orderDateTo: not documented',
    'statusId: required',
    'arrivalDateFrom: required unless poNumber or invoiceNumber is sent',
    'arrivalDateTo: required unless poNumber or invoiceNumber is sent',
  ],
  // The sample's range is longer than the page allows.
  'GET invoice.accounting.details.list': ['orderDateTo: at most 31 days with orderDateFrom'],
  // The sample sends one end of the range.
  'GET payment.list': ['dateTo: required when dateFrom is sent'],
};

/**
 * A sample as a request. Samples leave out headers, and a PUT its address: those are filled in from the page.
 * Values in braces stand for values; reads with a JSON sample mean the query string.
 */
function kometSample(method: KometMethod): JsonRequest {
  const sample = method.sampleRequest;
  const address = typeof sample === 'string' ? (/https?:[^\s']+/.exec(sample)?.[0] ?? '') : '';
  const query = new URLSearchParams((address.split('?')[1] ?? '').replace(/[{}]/g, ''));
  const headers: Record<string, string> = {};
  for (const { name, required, in: place, enum: choices } of method.params) {
    if (place === 'header' && required === true)
      headers[name.toLowerCase()] = String(choices?.[0]?.value ?? '1');
    if (place === 'query' && required === true && method.httpMethod === 'PUT') query.set(name, '320');
  }
  const members = typeof sample === 'object' && sample !== null ? sample : undefined;
  if (members && method.httpMethod === 'GET') {
    for (const [name, value] of Object.entries(members)) if (value !== '') query.set(name, String(value));
  }
  const body = method.httpMethod === 'GET' ? undefined : members;
  if (body) headers['content-type'] = 'application/json';
  const bodyBytes = body ? JSON.stringify(body).length : 0;
  return { httpMethod: method.httpMethod, query, headers, bodyBytes, body };
}

const kometSamples = kometSales().methods.filter((method) => method.sampleRequest !== null);

it.each(kometSamples.map((method) => [`${method.httpMethod} ${method.id}`, method] as const))(
  'the sample of Komet Sales %s keeps to its page, as far as is known',
  (key, method) => {
    // Single-location: nearly all samples leave the location out.
    const findings = checkRequest(kometRequestSpec(method), kometSample(method), { multiLocation: false });
    expect(lines(findings)).toEqual(INCONSISTENT[key] ?? []);
  },
);

it('no page without a sample is listed as inconsistent', () => {
  const known = new Set(kometSamples.map((method) => `${method.httpMethod} ${method.id}`));
  expect(Object.keys(INCONSISTENT).filter((key) => !known.has(key))).toEqual([]);
});

/** Samples of methods without parameters have no body, and those with a query parameter leave it out. */
function superOfficeSample(method: SuperOfficeAgentMethod): JsonRequest {
  const body = method.sampleRequest?.body ?? undefined;
  const query = new URLSearchParams(method.sampleRequest?.startLine.split('?')[1]);
  for (const { name, required } of method.query)
    if (required === true && !query.has(name)) query.set(name, '1');
  return {
    httpMethod: method.method,
    query,
    headers: { 'content-type': 'application/json' },
    bodyBytes: body === undefined ? 0 : JSON.stringify(body).length,
    body,
  };
}

it.each(
  superOffice()
    .erpSync.filter((method) => method.sampleRequest !== undefined)
    .map((method) => [method.name, method] as const),
)('the sample of SuperOffice %s keeps to its page', (_, method) => {
  expect(lines(checkRequest(agentRequestSpec(method), superOfficeSample(method), {}))).toEqual([]);
});

it('the sample of EBizCharge MarkCustomerAsSynchronized keeps to its page', () => {
  const { soapAction } = ebizOperation('MarkCustomerAsSynchronized');
  const body = `<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ebiz="http://eBizCharge.ServiceModel.SOAP">
    <soapenv:Header/>
    <soapenv:Body>
      <ebiz:MarkCustomerAsSynchronized>
        <ebiz:securityToken>
          <ebiz:SecurityId>99359f03-55ee-434c-b126-000000000000</ebiz:SecurityId>
          <ebiz:UserId/>
          <ebiz:Password/>
        </ebiz:securityToken>
        <ebiz:customerInternalId>c0570000-61b1-4457-a4d1-000000000001</ebiz:customerInternalId>
      </ebiz:MarkCustomerAsSynchronized>
    </soapenv:Body>
  </soapenv:Envelope>`;
  const headers = { 'content-type': 'text/xml;charset=UTF-8', soapaction: `"${soapAction}"` };
  expect(checkSoap({ httpMethod: 'POST', headers, body }).findings).toEqual([]);
});
