/**
 * A local AWS and identity provider on their real wire protocols.
 *
 * @packageDocumentation
 */
export { portalConfig } from './portalConfig';
export type { Scale } from './seed/scale';
export { startSandbox } from './startSandbox';
export type { RunningSandbox, SandboxOptions } from './startSandbox';
