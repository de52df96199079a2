/**
 * A local AWS and identity provider on their real wire protocols.
 *
 * @packageDocumentation
 */
export { startSandbox } from './startSandbox';
export type { RunningSandbox, SandboxOptions } from './startSandbox';
