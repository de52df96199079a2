export { artifactKey } from './artifactKey';
export * from './uploadArtifacts';
