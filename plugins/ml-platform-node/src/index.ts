/**
 * All that talks to AWS: accounts, clients, one module a service family.
 *
 * @packageDocumentation
 */

export * from './clients';
export * from './config';
export * from './console';
export * from './costs';
export * from './directory';
export * from './errors';
export * from './membership';
export * from './polling';
export * from './serviceCatalog';
export * from './studio';
export * from './tags';
