export * from './catalogue';
export * from './convert';
export * from './effect';
export * from './field';
export * from './operation';
export * from './parse';
export * from './type';
export * from './value';
