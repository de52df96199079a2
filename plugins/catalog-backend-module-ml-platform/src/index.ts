/**
 * ML projects, their AWS accounts, pipelines, models and endpoints as entities of the catalog.
 *
 * @packageDocumentation
 */

export { catalogModuleMlPlatform as default } from './module';
