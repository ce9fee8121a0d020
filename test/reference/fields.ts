import { modeLabel } from '../../nodes/shared/describe/locators';
import {
  columnsOf,
  expectation,
  formFields,
  isAsked,
  isRequired,
  locatorOf,
  within,
  type ChoiceRule,
  type Condition,
  type Field,
  type Operation,
  type Path,
  type Rule,
  type Type,
} from '../../nodes/shared/operation';

/** The table of an operation's fields, those of nested records behind the field that holds them. */
export function fieldTable(operation: Operation): string[] {
  const fields = formFields(operation).filter(isAsked);
  if (fields.length === 0) return [];
  const rows = fields.flatMap((field) => fieldRows(inForm(field, operation), operation.fields));
  return ['| Field | Sent as | Takes | Required |', '| --- | --- | --- | --- |', ...rows, ''];
}

/** A field as the form calls it: what is a mode of a resource locator is named by both. */
function inForm(field: Field, operation: Operation): Field {
  if (field.mapper) return { ...field, label: `${field.mapper.label}: ${field.label}` };
  const locator = locatorOf(operation, field.name);
  if (!locator) return field;
  const [mode = ''] = Object.entries(locator.keys).find(([, name]) => name === field.name) ?? [];
  const hint = isRequired(locator, operation) ? 'Required if no other key is given' : field.hint;
  return { ...field, label: `${locator.label} (${modeLabel(mode)})`, hint };
}

function fieldRows(field: Field, all: Field[], before = '', path?: Path): string[] {
  const { label, wire, in: place, type } = field;
  const sent = place === 'none' ? 'not sent' : `\`${wire}\` (${place})`;
  const own = [`${before}${label}`, sent, `${takesText(type)}${orName(field)}`, requiredText(field, all)];
  const inside = within(type, path);
  const inner = inside ? membersOf(type) : [];
  return [
    `| ${own.map(cell).join(' | ')} |`,
    ...inner.flatMap((member) => fieldRows(member, inner, `${before}${label}: `, inside)),
  ];
}

/** What a filter builder can ask about is listed. */
const takesText = (type: Type): string =>
  type.kind === 'conditions'
    ? `conditions on ${columnsOf(type)
        .map(({ label }) => label)
        .join(', ')}`
    : expectation(type);

/** A mapper shows the entries of the list that a number refers to, and takes their names. */
const orName = ({ mapper, list, type }: Field): string =>
  mapper && list !== undefined && type.kind === 'integer' ? ', or the name of an entry of its list' : '';

const membersOf = (type: Type): Field[] =>
  type.kind === 'record' || type.kind === 'records' ? type.fields : [];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** What the node can't check is in the hint of the form. */
function requiredText({ required, requiredIf, shownIf, hint }: Field, all: Field[]): string {
  if (required) return shownIf ? `if ${conditionText(shownIf, all)}` : 'yes';
  const when = /^Required (?<when>.*)/.exec(hint ?? '')?.groups?.when;
  return [requiredIf && `if ${conditionText(requiredIf, all)}`, when].filter(Boolean).join('; ');
}

function conditionText(condition: Condition, all: Field[]): string {
  const fieldOf = (name: string) => all.find((field) => field.name === name);
  const labelOf = (name: string) => fieldOf(name)?.label ?? name;
  if ('present' in condition) {
    const labels = [condition.present].flat().map(labelOf);
    return `${labels.length === 1 ? '' : 'one of '}${labels.join(', ')} is given`;
  }
  if ('absent' in condition)
    return [condition.absent]
      .flat()
      .map((name) => `${labelOf(name)} is not given`)
      .join(' and ');
  return `${labelOf(condition.field)} is ${valueText(condition.is, fieldOf(condition.field)?.type)}`;
}

function valueText(value: string | number | boolean, type: Type | undefined): string {
  const choice = type?.kind === 'choice' ? type.choices.find((each) => each.value === value) : undefined;
  return choice?.label ?? onOff(value);
}

const onOff = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value);

const CHOICES: Record<ChoiceRule['kind'], string> = {
  oneOf: 'Exactly one of',
  atLeastOne: 'At least one of',
  atMostOne: 'At most one of',
  together: 'All or none of',
};

/** The rules between fields, a sentence each. */
export function ruleLines({ rules = [], fields }: Operation): string[] {
  const labelOf = (name: string) => fields.find((field) => field.name === name)?.label ?? name;
  const lines = rules
    .filter(({ label }) => label === undefined)
    .map((rule) => {
      const text = ruleText(rule, labelOf);
      return `- ${text}${rule.unless === undefined ? '' : ', unless merged'}.`;
    });
  return lines.length > 0 ? [...lines, ''] : [];
}

function ruleText(rule: Rule, labelOf: (name: string) => string): string {
  if (rule.kind === 'sumAtMost') return `${labelOf(rule.rows)} add up to at most ${labelOf(rule.total)}`;
  if (rule.kind === 'distinct') return `${rule.of.map(labelOf).join(' and ')} have no value in common`;
  return `${CHOICES[rule.kind]}: ${rule.of.map((names) => names.map(labelOf).join(' with ')).join(', ')}`;
}
