import { together } from './together';

together('faults', 1, 3);
