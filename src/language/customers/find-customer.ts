export {
  buildCustomerIndex,
  type CustomerIndex,
  type Familiarity,
  forPerson,
  updateCustomerIndex,
} from './customer-index.ts';
export {
  type CustomerMatch,
  customersCalled,
  customersWith,
  findCustomer,
  listCustomers,
} from './customer-match.ts';
export { findCustomerAtStart } from './find-customer-at-start.ts';
export { lookAlikes } from './look-alikes.ts';
export type { CustomerName } from './name-segment.ts';
