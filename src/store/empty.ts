import pg from 'pg';

/** Whether a database has no table yet. Throws what the server says when it cannot be reached. */
export async function isEmpty(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      'select tablename as name from pg_tables where schemaname = current_schema() limit 1',
    );
    return rows.length === 0;
  } finally {
    await client.end();
  }
}
