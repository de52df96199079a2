export { scaleShape } from './Scale';
export type { Scale } from './Scale';
export { seedScale } from './seedScale';
