export { escapeHtml } from './escapeHtml';
export { isLocalRequest } from './isLocalRequest';
export { listen } from './listen';
export type { Listening } from './listen';
export { maxBodyBytes, readBody, readBytes } from './readBody';
