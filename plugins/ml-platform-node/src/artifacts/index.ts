export { codeArtifactKey, dataArtifactKey } from './artifactKey';
export * from './uploadArtifacts';
