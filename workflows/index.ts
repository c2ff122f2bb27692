export { dispatcher } from './dispatcher.ts';
export { operation } from './operation.ts';
export { reports } from './reports.ts';
export { trajectory } from './trajectory.ts';
