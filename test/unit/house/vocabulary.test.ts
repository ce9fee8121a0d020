import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { polls as eBizChargePolls } from '../../../nodes/EBizCharge/events';
import { notOffered } from '../../../nodes/EBizCharge/notOffered';
import { eBizCharge } from '../../../nodes/EBizCharge/resources';
import { polls as kometPolls } from '../../../nodes/KometSales/events';
import { kometSales } from '../../../nodes/KometSales/resources';
import { polls as superOfficePolls } from '../../../nodes/SuperOffice/pollEvents';
import { superOffice } from '../../../nodes/SuperOffice/resources';
import * as erpSync from '../../../nodes/SuperOffice/resources/erpSync';
import { superOfficeSetup } from '../../../nodes/SuperOffice/setup';
import { PluginResponse } from '../../../nodes/SuperOffice/types/erpSync';
import { webhooks } from '../../../nodes/SuperOffice/webhooks';
import { Vocabulary } from './vocabulary';

const NODES = join(__dirname, '../../../nodes');
const sourceOf = (path: string) => readFileSync(join(NODES, path), 'utf8');

/** What the vendors declare, and its type. */
const DECLARED: Array<[type: string, value: unknown]> = [
  ...[kometSales, eBizCharge, superOffice, superOfficeSetup].map((each): [string, unknown] => [
    'System',
    each,
  ]),
  ...[kometPolls, eBizChargePolls, superOfficePolls].map((each): [string, unknown] => ['PollSource', each]),
  ...notOffered.map((each): [string, unknown] => ['NotOffered', each]),
  ['RegisteredWebhooks', webhooks],
  ['ResourceModule', erpSync],
  ['ObjectType', PluginResponse],
];

/** Members that no declaration has, by name or by the beginning of several names: why they stay. */
const KEPT: Record<string, string> = {
  'Operation.emptied': 'set while a customer’s own fields are known',
  'Type(text).masked': 'set while a customer’s own fields are known',
  'Type(integer).entries': 'set while a customer’s own fields are known',
  'Type(record).closedTo': 'set while a customer’s own fields are known',
  'Type(mapper).fields': 'set while a customer’s own fields are known',
  'MapperPlace.id': 'set while a customer’s own fields are known',
  'Judgement.': 'made while a call runs',
  'Hint.': 'made while a call runs',
  'FileRef.': 'made while a call runs',
  'LabelForm ': 'written inside the text of a label',
  "BodyForm 'form'": 'a concept of the engine: queries that are too long for a URL',
  'CodeTable.hints': 'a concept of the engine: partial approvals and duplicates of another processor',
  'VerdictHint.': 'a concept of the engine: partial approvals and duplicates of another processor',
  'ListEnd.shortIsLast': 'a concept of the engine: the end of a list by a short page, where a vendor says so',
  'Catalogue.simplifiesFrom': 'a concept of the engine: nodes that were saved before Simplify',
  'Type(decimal).min': 'the same bounds as those of the other numbers',
  'Type(decimal).max': 'the same bounds as those of the other numbers',
  'Type(money).max': 'the same bounds as those of the other numbers',
};

/** The builders read these, so no value keeps them. Their members are searched for by word. */
const READ_BY_BUILDERS = /^(?:ArgumentOptions|PresetOptions|FieldOptions)\.(?:change\.)?(\w+)$/;

const vendorSources = ['KometSales', 'EBizCharge', 'SuperOffice'].flatMap((vendor) =>
  readdirSync(join(NODES, vendor), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => sourceOf(join(vendor, name))),
);
const isReadByBuilder = (name: string): boolean => {
  const word = READ_BY_BUILDERS.exec(name)?.[1];
  return word !== undefined && vendorSources.some((text) => new RegExp(`\\b${word}\\b[:,]`).test(text));
};

/** The members of these pages that no vendor uses. */
function unusedIn(...pages: string[]): string[] {
  const vocabulary = new Vocabulary([sourceOf('shared/invoke/connector.ts'), ...pages]);
  for (const [type, value] of DECLARED) vocabulary.note(type, value);
  return pages.flatMap((page) => vocabulary.unused(page)).filter((name) => !isReadByBuilder(name));
}

/** Whether an entry of the list is about a member: its name, or the beginning of its name up to a dot or a space. */
const isAbout = (entry: string, name: string): boolean =>
  name === entry || (/[. ]$/.test(entry) && name.startsWith(entry));

const isKept = (name: string) => Object.keys(KEPT).some((entry) => isAbout(entry, name));

const page = sourceOf('shared/operation/declaration.ts');
const polls = sourceOf('shared/poll/event.ts');
const unused = unusedIn(page, polls);

it('a word of the vocabulary is used by a vendor, or kept for a reason', () => {
  expect(unused.filter((name) => !isKept(name))).toEqual([]);
});

it('a word that is used by now is not on the list of those that are kept', () => {
  const stale = Object.keys(KEPT).filter((entry) => !unused.some((name) => isAbout(entry, name)));
  expect(stale).toEqual([]);
});

it('a word that nobody uses is found, wherever it is added', () => {
  const added = page
    .replace('export interface Batch {', '$& unheardOf?: string;')
    .replace('export interface FieldOptions {', '$& unheardOf?: string;')
    .replace("kind: 'integer';", '$& first?: number;')
    .replace('  ensures?: {', '$& below?: string;')
    .replace('| { member: string; above: number }', '$& | { member: string; below: number }')
    .replace("export type Separator = ','", "$& | '|'")
    .replace("algorithm: 'sha256'", "$& | 'sha1'");
  const addedPoll = polls.replace('  precision:', '  until?: string;$&');
  expect(unusedIn(added, addedPoll).filter((name) => !isKept(name))).toEqual([
    'Operation.ensures.below',
    'FieldOptions.unheardOf',
    'Type(integer).first',
    "Separator '|'",
    'Batch.unheardOf',
    'RowCondition.below',
    "Hmac.algorithm 'sha1'",
    'Since.until',
  ]);
});
