export { matchEvent } from './matchEvent';
export { parsePattern, PatternError } from './parsePattern';
