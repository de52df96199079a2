export { AccountsContent } from './AccountsContent';
