export * from './checkParameters';
export * from './describeProduct';
export * from './ensureProvisionedProduct';
export {
  type Following,
  ProvisioningFailedError,
  type RecordProgress,
} from './followRecord';
export * from './provisioningParameters';
