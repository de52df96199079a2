export { conform } from './conform';
export { isReplaced } from './isReplaced';
export { specificationOf } from './specification';
