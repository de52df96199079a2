export { Blobs } from './Blobs';
export { kind } from './Store';
export type { Kind, Scope, Store } from './Store';
export { openDatabase } from './openDatabase';
export type { Database } from './openDatabase';
export { SqliteStore } from './SqliteStore';
