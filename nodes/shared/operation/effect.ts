/**
 * What repeating a call would do.
 * `read`: changes nothing. `idempotent`: a repeat leaves the same state. `once`: a repeat may charge, create or send twice.
 */
export type Effect = 'read' | 'idempotent' | 'once';
