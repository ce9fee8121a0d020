import { together } from './together';

together('packaging');
