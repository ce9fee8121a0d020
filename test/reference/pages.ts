import {
  lookUpText,
  type Batch,
  type Effect,
  type FoundBy,
  type Merge,
  type FollowUp,
  type Operation,
  type Precondition,
  type Resource,
  type Upsert,
  type Walk,
} from '../../nodes/shared/operation';
import { fieldTable, ruleLines } from './fields';
import { resultLine } from './results';
import { vendors, type Vendor } from './vendors';

const GENERATED = '<!-- Written by `npm run docs` from the declarations in nodes/. -->';

/** The pages of the reference that follow from the declarations: their text by path below `docs/`. */
export function referencePages(): Map<string, string> {
  const pages = new Map<string, string>();
  for (const vendor of vendors) pages.set(`operations/${vendor.file}.md`, operationsPage(vendor));
  pages.set('effects.md', effectsPage());
  pages.set('not-offered.md', notOfferedPage());
  return pages;
}

const page = (...lines: string[]): string =>
  `${[GENERATED, '', ...lines]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;

const byName = <T extends { name: string }>(named: T[]): T[] =>
  [...named].sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** The name of the node. */
export const nameOf = ({ name, system }: Pick<Vendor, 'name' | 'system'>): string =>
  name ?? system.connector.vendor;

function operationsPage({ system, confidence, intro = [], name }: Vendor): string {
  const { operations, resources } = system;
  return page(
    `# ${nameOf({ name, system })}: operations`,
    '',
    'What each operation takes, in the order of the form, and what it puts out.',
    '',
    ...intro,
    '',
    '## Contents',
    '',
    ...byName(resources).map((resource) => contentsLine(resource, operations)),
    ...byName(resources).flatMap((resource) => [
      '',
      `## ${resource.name}`,
      ...byName(operations.filter((operation) => operation.resource === resource.value)).flatMap(
        (operation) => operationLines(operation, confidence(operation.documented)),
      ),
    ]),
  );
}

/** A line of the table of contents: the resource as a link, and what it can do. */
function contentsLine({ value, name }: Resource, operations: Operation[]): string {
  const own = byName(operations.filter(({ resource }) => resource === value));
  const anchor = name
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
  return `- [${name}](#${anchor}): ${own.map((operation) => operation.name).join(', ')}`;
}

const MERGES: Record<Merge['kind'], string> = {
  fill: 'Can merge with the current values',
  whole: 'Keeps what is left out, unless the merge with the current values is switched off',
  members: 'Completes what only travels whole from the record as it is',
};

const mergeText = (merge: Merge): string =>
  merge.kind === 'whole' && merge.always
    ? `Reads the record first, and keeps what is left out${merge.rows ? ', in each row too' : ''}`
    : MERGES[merge.kind];

/** By which other key the record can be found, and with which call. */
function foundByText({ key, read }: FoundBy, { fields }: Operation): string {
  const label = fields.find(({ name }) => name === key)?.label ?? key;
  return `With ${label}, each record is looked up once a run before the call: ${callText(read)}`;
}

/** What is read about a record before a call, and why. */
const preconditionText = ({ refused = [], if: given = [] }: Precondition, { fields }: Operation): string => {
  if (refused.length === 0) return 'Reads the record first, to see whether the call is needed';
  const labels = fields.filter(({ name }) => given.includes(name)).map(({ label }) => label);
  const whenGiven = labels.length === 0 ? '' : `With ${labels.join(' or ')}, `;
  return `${whenGiven}${whenGiven ? 'reads' : 'Reads'} the record first, to see whether SuperOffice allows the call`;
};

/** How a create or update finds its record. */
function upsertText(upsert: Upsert): string {
  if (upsert.kind === 'orElse') return `If the record is there, it is updated: ${callText(upsert.update)}`;
  const keys = upsert.lookUps.map(({ label }) => label).join(', then ');
  return `Looks for the record by ${keys}, as far as they are given. If one is found, it is updated: ${callText(upsert.update)}`;
}

const followUpText = ({ given, what, operation }: FollowUp, { fields }: Operation): string =>
  `With ${fields.find(({ name }) => name === given)?.label ?? given}, a second call saves the ${what.added} after the ${what.record}: ${callText(operation)}`;

function operationLines(operation: Operation, seen: string | undefined): string[] {
  const {
    name,
    description,
    docs,
    effect,
    batch,
    walk,
    merge,
    preconditions = [],
    foundBy,
    open,
    result,
  } = operation;
  const { upsert, follows } = operation;
  const notes = [
    `${EFFECTS[effect].name}: ${EFFECTS[effect].short}`,
    batch && batchText(batch),
    walk && walkText(walk, operation),
    result.file && 'The file goes into the binary field that Put Output File in Field names',
    merge && mergeText(merge),
    ...new Set(preconditions.map((each) => preconditionText(each, operation))),
    upsert && upsertText(upsert),
    follows && followUpText(follows, operation),
    foundBy && foundByText(foundBy, operation),
    operation.warning,
    turnsText(operation),
    open && 'Takes additional fields as JSON, since the documentation is incomplete',
    lookUpText(operation),
    resultLine(operation),
  ];
  const lines = notes.filter((note) => note !== undefined).map((note) => `- ${sentence(note)}`);
  return [
    '',
    `### ${name}`,
    '',
    sentence(description),
    '',
    `${callText(operation)} · [documentation](${docs})${seen ? `, ${seen}` : ''}`,
    '',
    ...lines,
    '',
    ...ruleLines(operation),
    ...fieldTable(operation),
  ];
}

/** Texts of one sentence have no full stop of their own. */
const sentence = (text: string): string => `${text.replace(/\.$/, '')}.`;

const callText = ({ call }: Operation): string =>
  call.kind === 'http' ? `\`${call.method} ${call.path}\`` : `SOAP \`${call.operation}\``;

const VERDICTS: Record<Batch['verdict']['kind'], string> = {
  perEntry: 'the answer has a verdict for each',
  failuresOnly: 'the answer names those that failed',
  shared: 'one answer covers all',
};

function batchText({ mostCharacters, verdict }: Batch): string {
  const length = mostCharacters === undefined ? '' : `, with at most ${mostCharacters} characters together`;
  return `Many items travel in one call${length}; ${VERDICTS[verdict.kind]}`;
}

/** Of an update it goes without saying that the last item has the last word. */
function turnsText({ effect, serializeBy, fields }: Operation): string | undefined {
  if (effect !== 'once' || !serializeBy) return undefined;
  const labels = serializeBy.map((name) => fields.find((field) => field.name === name)?.label ?? name);
  return `Items with the same ${labels.join(' and ')} go out one after another`;
}

function walkText(walk: Walk, { fields }: Operation): string {
  if (walk === 'whole') return 'The whole list comes in one call';
  if (walk.kind !== 'windows')
    return `Return All reads page by page${walk.size === undefined ? '' : `, ${walk.size} records each`}`;
  const labelOf = (name: string) => fields.find((field) => field.name === name)?.label ?? name;
  const ranges = walk.ranges.map(
    ({ from, to, days, months, ignoredWith = [] }) =>
      `${labelOf(from)} to ${labelOf(to)} spans at most ${days === undefined ? `${months} months` : `${days} days`} a call${ignoredWith.length > 0 ? `, and does not count with ${ignoredWith.map(labelOf).join(' or ')}` : ''}`,
  );
  return `${ranges.join('; ')}. Return All reads longer ranges piece by piece`;
}

const EFFECTS: Record<Effect, { name: string; short: string; long: string }> = {
  read: {
    name: 'Read',
    short: 'changes nothing',
    long: 'They change nothing. A call that fails on the way is made again.',
  },
  idempotent: {
    name: 'Idempotent',
    short: 'a repeat leaves the same state',
    long: 'A repeat leaves the same state. A call that fails on the way is made again.',
  },
  once: {
    name: 'Once',
    short: 'never repeated when its outcome is unknown',
    long: 'A repeat may charge, create or send twice. A call whose outcome is unknown is never made again: the item says so, and how to look it up.',
  },
};

function effectsPage(): string {
  const sections = (['once', 'idempotent', 'read'] as const).flatMap((effect) => [
    '',
    `## ${EFFECTS[effect].name}`,
    '',
    EFFECTS[effect].long,
    ...vendors.flatMap((vendor) => effectLines(vendor, effect)),
  ]);
  return page('# What a repeat of each operation would do', ...sections);
}

function effectLines({ name: node, system }: Vendor, effect: Effect): string[] {
  const { operations, resources } = system;
  const named = operations
    .filter((operation) => operation.effect === effect)
    .map((operation) => ({
      name: `${resources.find(({ value }) => value === operation.resource)?.name}: ${operation.name}`,
    }));
  return named.length === 0
    ? []
    : ['', `### ${nameOf({ name: node, system })}`, '', ...byName(named).map(({ name }) => `- ${name}`)];
}

function notOfferedPage(): string {
  const rows = vendors.flatMap(({ name, system, undeclared }) => {
    const declared = (system.notOffered ?? []).map(({ documented, why = '' }) => ({ documented, why }));
    return [...declared, ...undeclared]
      .sort((a, b) => a.documented.localeCompare(b.documented, 'en'))
      .map(({ documented, why }) => `| ${nameOf({ name, system })} | \`${documented}\` | ${why} |`);
  });
  return page(
    '# Documented, and not offered',
    '',
    '| Vendor | Method | Why |',
    '| --- | --- | --- |',
    ...rows,
  );
}
