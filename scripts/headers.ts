/** The headers that the site needs wherever it is served. `npm start` and `npm run dev` send these; a host must, too. */

/** Isolate the page, so that a browser lets it use what needs isolation. */
export const isolationHeaders = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

const securityHeaders = {
  /* The rest of the policy is in each page, with the hashes of its scripts; this part works in a header only. */
  "Content-Security-Policy": "frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "Permissions-Policy":
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(self), midi=(), payment=(), usb=()",
} as const;

/** `Cache-Control` of files whose content never changes under their name. */
export const FOREVER = "public, max-age=31536000, immutable";

/** `Cache-Control` of all others: kept, and asked about each time. */
export const REVALIDATE = "no-cache";

/** Build output whose name carries a hash of its content. */
const HASHED = /^\/_astro\//;

/** All headers of the answer to a request for `pathname`, a path below the site's base. */
export function headersFor(pathname: string): Readonly<Record<string, string>> {
  return {
    ...isolationHeaders,
    ...securityHeaders,
    "Cache-Control": HASHED.test(pathname) ? FOREVER : REVALIDATE,
  };
}
