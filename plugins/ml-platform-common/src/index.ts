/**
 * Words of the ML platform domain: types, annotations, tags, permissions and the API client.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './api/MlPlatformApi';
export { MlPlatformClient } from './api/MlPlatformClient';
export * from './events';
export * from './inventory';
export * from './permissions';
export * from './slug';
export * from './stages';
export * from './studioProfileName';
export * from './studioSignInUrl';
export * from './tags';
export * from './types';
export * from './costs';
export * from './models';
export * from './pipelines';
