import type { Answer, Call, ControlAction } from './exchange';
import type { FaultRule } from './faults';

/** What the control surface of a simulator reaches. */
export interface Controlled {
  state(): unknown;
  counters(): unknown;
  violations(): unknown;
  faults: { add(rule: FaultRule): unknown; list(): unknown; clear(): void };
  reset(): void;
  /** The vendor's own topics. */
  own: Record<string, ControlAction>;
}

/** Where the control surface lives on each server. */
export const CONTROL_PATH = '/__control';

/**
 * Tests in another process look into a simulator through here:
 * `GET /__control/state|counters|violations|faults`, `POST /__control/faults` (a rule or an array of rules,
 * `on` being a method name), `DELETE /__control/faults`, `POST /__control/reset`,
 * and the vendor's own topics.
 */
export function control(controlled: Controlled, call: Call): Answer {
  const topic = call.path.slice(CONTROL_PATH.length + 1);
  switch (`${call.httpMethod} ${topic}`) {
    case 'GET state':
      return json(200, controlled.state());
    case 'GET counters':
      return json(200, controlled.counters());
    case 'GET violations':
      return json(200, controlled.violations());
    case 'GET faults':
      return json(200, controlled.faults.list());
    case 'POST faults':
      return addFaults(controlled, call.body);
    case 'DELETE faults':
      controlled.faults.clear();
      return json(200, { ok: true });
    case 'POST reset':
      controlled.reset();
      return json(200, { ok: true });
    default:
      return ownTopic(controlled, call, topic);
  }
}

function ownTopic(controlled: Controlled, call: Call, topic: string): Answer {
  const action = controlled.own[`${call.httpMethod} ${topic}`];
  if (!action) return json(404, { message: `No control ${call.httpMethod} ${topic}` });
  try {
    return json(200, action(call.body === '' ? undefined : JSON.parse(call.body)) ?? { ok: true });
  } catch (error) {
    return json(400, { message: error instanceof Error ? error.message : String(error) });
  }
}

function addFaults(controlled: Controlled, body: string): Answer {
  let rules: unknown;
  try {
    rules = JSON.parse(body);
  } catch {
    return json(400, { message: 'Expected a fault rule as JSON' });
  }
  const list = Array.isArray(rules) ? rules : [rules];
  if (!list.every(isRule)) return json(400, { message: 'A fault rule needs a "kind"' });
  list.forEach((rule) => controlled.faults.add(rule));
  return json(200, controlled.faults.list());
}

function isRule(value: unknown): value is FaultRule {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string';
}

function json(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value, bigintAsText),
  };
}

function bigintAsText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
