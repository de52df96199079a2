/**
 * ML projects and their AWS accounts as entities of the catalog.
 *
 * @packageDocumentation
 */

export { catalogModuleMlPlatform as default } from './module';
