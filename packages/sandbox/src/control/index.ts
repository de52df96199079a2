export { control } from './control';
export type { Controlled } from './ControlAnswer';
