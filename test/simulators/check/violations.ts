import type { Finding } from './values';

/** A request that did not keep to the documentation. Never holds a value that was sent. */
export interface Violation extends Finding {
  at: string;
  method: string;
}

/** Turns what was found in one request into entries of a simulator's list. */
export function violationsOf(method: string, findings: Finding[]): Violation[] {
  const at = new Date().toISOString();
  return findings.map((finding) => ({ at, method, ...finding }));
}

/** The findings in one line, as a vendor might word them. */
export function findingsText(findings: Finding[]): string {
  return findings.map((finding) => `${finding.parameter}: ${finding.expectation}`).join('; ');
}
