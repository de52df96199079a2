export { createDispatcher } from './RecordingDispatcher';
