export {
  buildCustomerIndex,
  type CustomerIndex,
  updateCustomerIndex,
} from './customer-index.ts';
export { type CustomerMatch, findCustomer } from './customer-match.ts';
export { findCustomerAtStart } from './find-customer-at-start.ts';
export type { CustomerName } from './name-segment.ts';
