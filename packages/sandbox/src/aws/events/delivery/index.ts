export { attemptDelivery, deliveryAttempt, startDelivery } from './deliver';
export { isPath } from './transform';
