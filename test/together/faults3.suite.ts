import { together } from './together';

together('faults', 3, 3);
