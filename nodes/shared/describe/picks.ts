import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { isAbsent, isPlainObject, NOTE, pickedName, type Field, type Picks } from '../operation';
import { parameter, ROWS } from './control';
import { CHOSEN } from './mappers';

/** Name of the member of a row that has the picked entry. */
const PICKED = 'value';

/** n8n's usual words about a list with ticked entries. */
const TICKED_HELP =
  'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** Title Case name of the parameter with the picked entries. */
export const pickedLabel = ({ one, several = `${one}s`, ticked }: Picks): string =>
  ticked ? `${one} Names or IDs` : several;

/** A list of choices that the editor loads, since a customer's own are among them. n8n's lint rules want these words. */
const loadedParameter = (
  { name, label, description, loadsChoices = [] }: Field,
  shownBy?: IDisplayOptions,
): INodeProperties => ({
  displayName: `${label}: Names or IDs`,
  name,
  type: 'multiOptions',
  typeOptions: { loadOptionsMethod: name, loadOptionsDependsOn: [...CHOSEN, ...loadsChoices] },
  displayOptions: shownBy,
  default: [],
  description: description === undefined ? TICKED_HELP : `${description}. ${TICKED_HELP}.`,
});

/** A field's parameter, and if entries can be picked, the parameter for them beside it. */
export function withPicks(field: Field, shownBy?: IDisplayOptions): INodeProperties[] {
  if (field.loadsChoices) return [loadedParameter(field, shownBy)];
  if (!field.picks) return [parameter(field, shownBy)];
  // n8n would not run a node whose required field is empty although entries are picked, so the run checks this.
  const typed = parameter({ ...field, required: false }, shownBy);
  return [typed, pickParameter(field, field.picks, shownBy)];
}

/** The picked entries: the ticked ones, or one from each row. A note in the list is not an entry. */
export function pickedEntries(given: unknown): unknown[] {
  const rows = isPlainObject(given) ? given[ROWS] : given;
  if (isAbsent(rows)) return [];
  const entries = [rows].flat().map((row: unknown) => (isPlainObject(row) ? row[PICKED] : row));
  return entries.filter((entry) => entry !== NOTE);
}

/** The ticked choices of a list that the editor loads, if they are not a text. A note in the list is not a choice. */
export const withoutNotes = (given: unknown): unknown =>
  Array.isArray(given) ? given.filter((each) => each !== NOTE) : given;

function pickParameter(field: Field, picks: Picks, shownBy?: IDisplayOptions): INodeProperties {
  const common = {
    displayName: pickedLabel(picks),
    name: pickedName(field),
    displayOptions: shownBy,
    hint: `Sent together with ${field.label}`,
  };
  if (picks.ticked) {
    return {
      ...common,
      type: 'multiOptions',
      typeOptions: { loadOptionsMethod: picks.list },
      default: [],
      description: TICKED_HELP,
    };
  }
  return {
    ...common,
    type: 'fixedCollection',
    placeholder: `Add ${picks.one}`,
    typeOptions: { multipleValues: true },
    default: {},
    options: [{ name: ROWS, displayName: picks.one, values: [row(field, picks)] }],
  };
}

function row({ label, type, in: place }: Field, { one, list }: Picks): INodeProperties {
  const by = label.replace(/s$/, '');
  const entry = type.kind === 'list' ? type.of : type;
  const field: Field = {
    name: PICKED,
    wire: PICKED,
    in: place,
    type: entry,
    label: by,
    required: false,
    list,
  };
  return { ...parameter(field), displayName: one };
}
