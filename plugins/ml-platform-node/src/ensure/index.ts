export { inRounds } from './inRounds';
export { unlessOvertaken } from './unlessOvertaken';
