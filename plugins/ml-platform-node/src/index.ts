/**
 * All that talks to AWS: accounts, clients, one module a service family.
 *
 * @packageDocumentation
 */

export * from './artifacts';
export * from './clients';
export * from './config';
export * from './console';
export * from './costs';
export * from './directory';
export * from './endpoints';
export * from './errors';
export * from './logs';
export * from './membership';
export * from './models';
export * from './pipelines';
export * from './polling';
export * from './sagemakerProjects';
export * from './serviceCatalog';
export * from './studio';
export * from './tags';
