import { together } from './together';

together('faults', 2, 3);
