import { matrixOf } from './matrix';

matrixOf('superOffice');
