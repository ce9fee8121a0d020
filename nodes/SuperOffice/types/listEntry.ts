import { integer, member, objectType, text, type ObjectType } from '../../shared/operation';
import { rights } from './rights';

/** An entry of a list as records refer to it: its ID, its name and its help text. */
export const listEntry = (name: string): ObjectType =>
  objectType(name, () => [
    member('Id', integer()),
    member('Value', text()),
    member('Tooltip', text()),
    ...rights(),
  ]);
