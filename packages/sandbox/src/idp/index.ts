export {
  startIdentityProvider,
  type IdentityProvider,
} from './startIdentityProvider';
