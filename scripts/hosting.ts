/** The site's headers in the languages of static hosts. `headers.ts` decides what they are. */
import { FOREVER, headersFor, REVALIDATE } from "./headers.ts";

/** Headers that are the same for every file. */
function commonHeaders(): [name: string, value: string][] {
  return Object.entries(headersFor("/")).filter(([name]) => name !== "Cache-Control");
}

/**
 * The `_headers` file that Netlify and Cloudflare Pages read from the root of the site.
 *
 * Both join the values of a header that two rules set, so only hashed files get a `Cache-Control`: for the
 * others both hosts ask the browser to revalidate, as the site needs it.
 */
export function headersFile(base: string): string {
  const common = commonHeaders().map(([name, value]) => `  ${name}: ${value}\n`);
  return `/*\n${common.join("")}\n${base}_astro/*\n  Cache-Control: ${FOREVER}\n`;
}

/** A configuration of nginx for the site in `/srv`, on port 8080: compressed files, headers, the site's own 404. */
export function nginxConfiguration(base: string): string {
  const headers = commonHeaders().map(
    ([name, value]) => `  add_header ${name} "${value}" always;\n`,
  );
  const toBase = base === "/" ? "" : `\n  location = / {\n    return 302 ${base};\n  }\n`;
  return `# Made by \`node scripts/nginx.ts\` from scripts/headers.ts.
map $uri $minibroker_cache {
  default "${REVALIDATE}";
  "~^${base.replaceAll(".", "\\.")}_astro/" "${FOREVER}";
}

server {
  listen 8080;
  root /srv;
  charset utf-8;
  gzip_static on;
  absolute_redirect off;
  error_page 404 ${base}404.html;

${headers.join("")}  add_header Cache-Control $minibroker_cache always;

  location / {
    try_files $uri $uri/ =404;
  }
${toBase}}
`;
}
