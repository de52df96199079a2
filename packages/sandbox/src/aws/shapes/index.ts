import { document, lazy, list, map, structure } from './collections';
import { blob, boolean, integer, number, string, timestamp } from './scalars';

/** The shapes of inputs. */
export const s = {
  blob,
  boolean,
  document,
  integer,
  lazy,
  list,
  map,
  number,
  string,
  structure,
  timestamp,
};

export { readInput } from './readInput';
export { Lacking, SerializationFailure } from './Shape';
export type { Description, Failure, Shape } from './Shape';
