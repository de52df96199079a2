/**
 * ML projects with their accounts, SageMaker Studio, pipelines, models and costs, and the scaffolder's fields, for the new frontend system.
 *
 * @packageDocumentation
 */

export { mlPlatformPlugin as default } from './plugin';
export { mlPlatformScaffolderModule } from './scaffolderModule';
export { mlPlatformApiRef } from './api';
