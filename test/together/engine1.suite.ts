import { together } from './together';

together('engine', 1, 3);
