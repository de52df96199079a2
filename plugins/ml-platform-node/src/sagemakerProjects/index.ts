export * from './ensureSageMakerProject';
export * from './findSageMakerProject';
export * from './readSageMakerProjectOutputs';
