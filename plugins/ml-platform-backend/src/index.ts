/**
 * The read model of ML projects, what keeps it fresh, and its REST API.
 *
 * @packageDocumentation
 */

export { mlPlatformPlugin as default } from './plugin';
