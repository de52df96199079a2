export { OpenStudioPage } from './OpenStudioPage';
