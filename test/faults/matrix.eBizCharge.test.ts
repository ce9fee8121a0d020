import { matrixOf } from './matrix';

matrixOf('ebiz');
