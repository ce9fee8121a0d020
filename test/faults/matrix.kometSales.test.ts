import { matrixOf } from './matrix';

matrixOf('komet');
