export * from './AccountDirectory';
export * from './accountDirectoryServiceRef';
