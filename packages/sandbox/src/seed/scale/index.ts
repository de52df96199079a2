export { scaleBody, toScale } from './Scale';
export type { Scale } from './Scale';
export { seedScale } from './seedScale';
