/**
 * Scaffolder actions of the ML platform.
 *
 * @packageDocumentation
 */

export { scaffolderModuleMlPlatform as default } from './module';
