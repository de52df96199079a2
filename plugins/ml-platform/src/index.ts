/**
 * ML projects, their accounts, their SageMaker Studio and the scaffolder's fields, for the new frontend system.
 *
 * @packageDocumentation
 */

export { mlPlatformPlugin as default } from './plugin';
export { mlPlatformScaffolderModule } from './scaffolderModule';
export { mlPlatformApiRef } from './api';
