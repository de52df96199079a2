export { MlProjectCard } from './MlProjectCard';
