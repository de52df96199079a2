export { authorize } from './authorize';
export { authorized } from './authorized';
