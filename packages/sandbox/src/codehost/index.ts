export { CodeHost } from './CodeHost';
