/** A server of the built site, as a production host would serve it: below its base path, with its headers. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import sirv from "sirv";
import { headersFor } from "./headers.ts";

/** What to serve, and how. */
export interface SiteServerOptions {
  /** Folder of the build, with a slash at its end. */
  readonly dist: string;
  /** The base path that the site was built for. */
  readonly base: string;
  /** Headers by path below the base. Hosts such as GitHub Pages send none of their own. */
  readonly headers?: (pathname: string) => Readonly<Record<string, string>>;
}

/** Makes a server that does not listen yet. */
export function createSiteServer({ dist, base, headers = headersFor }: SiteServerOptions): Server {
  const notFound = readFileSync(`${dist}404.html`);
  const serveFile = sirv(dist, {
    etag: true,
    gzip: true,
    brotli: true,
    setHeaders: (response, pathname) => {
      for (const [name, value] of Object.entries(headers(pathname))) {
        response.setHeader(name, value);
      }
    },
  });
  return createServer((request, response) => {
    const address = request.url ?? "/";
    const answerNotFound = (): void => {
      response.writeHead(404, {
        ...headers("/404.html"),
        "Content-Type": "text/html;charset=utf-8",
      });
      response.end(request.method === "HEAD" ? undefined : notFound);
    };
    if (address === "/" && base !== "/") {
      response.writeHead(302, { Location: base }).end();
    } else if (address.startsWith(base)) {
      request.url = address.slice(base.length - 1);
      serveFile(request, response, answerNotFound);
    } else {
      answerNotFound();
    }
  });
}
