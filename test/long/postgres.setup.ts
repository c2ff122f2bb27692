import type { TestProject } from 'vitest/node';
import { startPostgres } from './postgres.ts';
import '../store/a-store.ts';

/** One PostgreSQL server for the whole long tier; each test file makes a database of its own on it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  project.provide('postgresUrl', url);
  return stop;
}
