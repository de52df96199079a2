export { beforeOperation, sendAnswer } from './applyFault';
export { Faults } from './Faults';
export { parseFaultRule } from './parseFaultRule';
