import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Eta } from 'eta';

const folder = fileURLToPath(new URL('pages/', import.meta.url));
const eta = new Eta({ views: folder, autoEscape: true, cache: true });

export const style = readFileSync(`${folder}style.css`, 'utf8');

type Page = 'list' | 'case' | 'figures' | 'inbox' | 'reports' | 'message' | 'sign-in' | 'access' | 'not-shown';
/** Turns a page's facts into HTML. With `isDemo` every page says that nothing on it is real. */
export type Render = (page: Page, view: Readonly<Record<string, unknown>> & { readonly title: string }) => string;

export function createRender(isDemo: boolean): Render {
  return (page, view) => eta.render(page, { ...view, isDemo });
}
