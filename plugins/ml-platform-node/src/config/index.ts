export * from './MlPlatformConfig';
export * from './mlPlatformConfigServiceRef';
export * from './readMlPlatformConfig';
