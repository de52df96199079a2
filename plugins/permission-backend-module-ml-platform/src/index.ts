/**
 * Permission policy of the ML platform.
 *
 * @packageDocumentation
 */

export {
  MlPlatformPermissionPolicy,
  type MlPlatformPermissionPolicyOptions,
} from './MlPlatformPermissionPolicy';
export { permissionModuleMlPlatform as default } from './module';
