export { dispatcher } from './dispatcher.ts';
export { trajectory } from './trajectory.ts';
