export { beforeOperation, sendAnswer } from './applyFault';
export { Faults } from './Faults';
export { faultRule } from './faultRule';
export { toFaultRule } from './toFaultRule';
