export { StudioContent } from './StudioContent';
