import type { Service } from './service';
import { sts } from './sts';

/** The AWS services of the sandbox. */
export const services: readonly Service[] = [sts];
