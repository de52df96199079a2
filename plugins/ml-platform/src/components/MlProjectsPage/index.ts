export { MlProjectsPage } from './MlProjectsPage';
