export { dispatcher } from './dispatcher.ts';
export { operation } from './operation.ts';
export { trajectory } from './trajectory.ts';
