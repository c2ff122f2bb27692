import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Router } from 'express';

/** What the page may load: its own files and the API beside it. Swagger UI draws its arrows as data: pictures. */
const POLICY = [
  ...["default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'"],
  ...["form-action 'none'", "frame-ancestors 'none'", "base-uri 'none'"],
].join('; ');

const ours = (name: string) => new URL(`docs/${name}`, import.meta.url);

const FILES = {
  'start.js': ours('start.js'),
  'look.css': ours('look.css'),
  'swagger-ui-bundle.js': new URL(import.meta.resolve('swagger-ui-dist/swagger-ui-bundle.js')),
  'swagger-ui.css': new URL(import.meta.resolve('swagger-ui-dist/swagger-ui.css')),
} as const;

/** The page on which the API is read and tried out with a key; everything on it comes from here (decision 0012). */
export function docsPage(): Router {
  const router = Router();
  const page = readFileSync(ours('index.html'), 'utf8');
  router.use((_request, response, next) => {
    response.set({ 'content-security-policy': POLICY, 'cache-control': 'no-cache' });
    next();
  });
  router.get('/', (_request, response) => void response.type('html').send(page));
  for (const [name, file] of Object.entries(FILES))
    router.get(`/${name}`, (_request, response) => response.sendFile(fileURLToPath(file)));
  return router;
}
