/**
 * A local AWS and identity provider on their real wire protocols.
 *
 * @packageDocumentation
 */
export type { Scale } from './seed/scale';
export { startSandbox } from './startSandbox';
export type { RunningSandbox, SandboxOptions } from './startSandbox';
