/** What a piece has measured, by name. */
export type Measured = Record<string, number>;

/** A figure of a piece, and the most that it may be. */
export interface Goal {
  text: string;
  /** Its name in what was measured. */
  name: string;
  unit: string;
  most: number;
  /** What it is compared with, measured in the same run. */
  beside?: { text: string; name: string };
}

/** A piece of the pack that is measured in a process of its own, without n8n's server. */
export interface Piece {
  /** The name of its file, and of the function in it. */
  id: string;
  /** How many processes measure it; the minimum of each number counts. */
  rounds: number;
  /** It does little but wait, so others are measured meanwhile. */
  waits?: boolean;
  goals: Goal[];
}

/** All pieces. */
export const PIECES: Piece[] = [
  {
    id: 'expressions',
    rounds: 3,
    goals: [
      {
        text: '2,000 items with a template of plain paths: time in all parameters',
        name: 'readingMs',
        unit: 'ms',
        most: 50,
        beside: { text: 'n8n’s own evaluation of the template', name: 'n8nReadingMs' },
      },
    ],
  },
  {
    id: 'conversion',
    rounds: 3,
    goals: [
      {
        text: 'A moment of a form converted: CPU',
        name: 'momentUs',
        unit: 'µs',
        most: 20,
        beside: { text: 'one call of a formatter that is kept', name: 'formatUs' },
      },
      {
        text: 'A nested row of an answer converted: CPU',
        name: 'rowUs',
        unit: 'µs',
        most: 10,
        beside: { text: 'JSON.parse of the same bytes', name: 'rowParseUs' },
      },
    ],
  },
  {
    id: 'calls',
    rounds: 2,
    // A fifth, and a half, of what undici alone takes for a call within n8n: 0.62 ms.
    goals: [
      {
        text: 'A call by JSON over TLS, answered after 40 ms: CPU besides that of undici alone',
        name: 'jsonUs',
        unit: 'µs',
        most: 124,
        beside: { text: 'undici alone', name: 'jsonAlone' },
      },
      {
        text: 'The same by SOAP',
        name: 'soapUs',
        unit: 'µs',
        most: 310,
        beside: { text: 'undici alone', name: 'soapAlone' },
      },
    ],
  },
  {
    id: 'oneRecord',
    rounds: 3,
    goals: [
      {
        text: '40,000 updates of one record in one run put in order: CPU',
        name: 'cpuMs',
        unit: 'ms',
        most: 500,
      },
      {
        text: '40,000 updates of one record in a dry run, which does all but send: longest block',
        name: 'blockMs',
        unit: 'ms',
        most: 100,
      },
    ],
  },
  {
    id: 'poll',
    rounds: 3,
    goals: [
      {
        text: '100,000 rows in a poll: longest block',
        name: 'blockMs',
        unit: 'ms',
        most: 100,
        beside: { text: 'the same process with nothing to do', name: 'floorMs' },
      },
    ],
  },
  {
    id: 'soap',
    rounds: 3,
    goals: [
      {
        text: '1,000 SOAP records read: longest block over that of the same process with nothing to do',
        name: 'blockMs',
        unit: 'ms',
        most: 30,
        beside: { text: 'the same process with nothing to do', name: 'floorMs' },
      },
      {
        text: 'First SOAP call of a process, of a service of 92 operations, n8n’s engine loaded: CPU',
        name: 'firstMs',
        unit: 'ms',
        most: 250,
        beside: { text: 'the next call, of another operation', name: 'laterMs' },
      },
    ],
  },
  {
    id: 'loading',
    rounds: 1,
    goals: [
      {
        text: 'The largest node loaded and made once, best of 5: CPU',
        name: 'cpuMs',
        unit: 'ms',
        most: 150,
        beside: { text: 'n8n-workflow, loaded before', name: 'n8nCpuMs' },
      },
      {
        text: 'The same with its declarations, which its first run loads: CPU',
        name: 'withDeclarationsCpuMs',
        unit: 'ms',
        most: 200,
      },
      {
        text: 'The largest node with its declarations: heap',
        name: 'heapMb',
        unit: 'MB',
        most: 9,
        beside: { text: 'n8n-workflow', name: 'n8nHeapMb' },
      },
      { text: 'Files of node-soap that are loaded with them', name: 'soapFiles', unit: '', most: 0 },
      { text: 'The largest description of a node', name: 'descriptionKb', unit: 'kB', most: 300 },
    ],
  },
  {
    id: 'outage',
    rounds: 1,
    waits: true,
    goals: [
      {
        text: '100 reads while the vendor answers 503 for good, with a minute to wait: requests',
        name: 'requests',
        unit: '',
        most: 130,
      },
    ],
  },
];
