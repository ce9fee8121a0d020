import {
  entryShape,
  isShown,
  outputShape,
  repeatedShape,
  shapeOf,
  within,
  type Operation,
  type Path,
  type Shape,
  type Type,
} from '../../nodes/shared/operation';

/** The line that says what an item of an operation holds, or none where nothing is known of it. */
export function resultLine(operation: Operation): string | undefined {
  const shape = {
    ...repeatedShape(operation),
    ...entryShape(operation),
    ...outputShape(operation.result),
  };
  const members = membersText(shape);
  if (members === '') return undefined;
  const more = operation.result.says === undefined && operation.open ? ', and what else the answer has' : '';
  return `Puts out ${members}${more}`;
}

const membersText = (shape: Shape, path?: Path): string =>
  Object.entries(shape)
    .filter(([, type]) => isShown(type))
    .map(([name, type]) => `\`${name}\`${innerText(type, path)}`)
    .join(', ');

/** The members of the rows inside a record, in brackets behind the record's own. */
function innerText(type: Type, path?: Path): string {
  if (type.kind !== 'records' && type.kind !== 'record') return '';
  const inner = within(type, path);
  return inner ? ` (${membersText(shapeOf(type), inner)})` : '';
}
