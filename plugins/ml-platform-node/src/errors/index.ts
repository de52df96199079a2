export * from './toBackstageError';
