import { together } from './together';

together('engine', 3, 3);
